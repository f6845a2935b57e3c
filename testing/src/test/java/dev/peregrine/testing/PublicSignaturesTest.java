package dev.peregrine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

public class PublicSignaturesTest {
    @Test
    void seesSupertypesFieldsParametersAndResultsWithTheirTypeArguments() {
        assertThat(violationsOf(Open.class))
                .hasSize(5)
                .anyMatch(line -> line.contains("implements java.util.function.Supplier"))
                .anyMatch(line -> line.contains("field is of type java.util.function.IntSupplier"))
                .anyMatch(line -> line.contains("returns java.util.function.LongSupplier"))
                .anyMatch(line -> line.contains("takes java.util.function.UnaryOperator"))
                .anyMatch(line -> line.contains("is generic in java.util.function.BooleanSupplier"));
    }

    @Test
    void overlooksWhatNoUserCanSee() {
        assertThat(violationsOf(Hidden.class)).isEmpty();
        assertThat(violationsOf(Closed.class)).isEmpty();
    }

    private static List<String> violationsOf(Class<?> type) {
        return ArchRuleDefinition.classes()
                .should(PublicSignatures.avoid("java.util.function."))
                .evaluate(new ClassFileImporter().importClasses(type))
                .getFailureReport()
                .getDetails();
    }

    /** Five places where a type shows. */
    public abstract static class Open<T extends BooleanSupplier> implements Supplier<String> {
        public final List<IntSupplier> field = List.of();

        protected abstract LongSupplier[] result();

        public abstract void parameter(List<UnaryOperator<String>> taken);
    }

    /** The same, where nobody looks. */
    public abstract static class Closed {
        private final List<IntSupplier> field = List.of();

        abstract void parameter(List<UnaryOperator<String>> taken);

        @Override
        public String toString() {
            return field.toString();
        }
    }

    abstract static class Hidden implements Supplier<String> {
        public abstract IntSupplier result();
    }
}
