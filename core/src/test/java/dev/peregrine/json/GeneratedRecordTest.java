package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which class is taken for a record's generated code; the processor's own tests show what it generates. */
class GeneratedRecordTest {
    private final JsonCodec codec = JsonCodec.light();

    record Wrapped(List<Integer> numbers) {
        static int timesInitialized;
    }

    /** Has the generated name, and is something else. */
    record Unrelated(int number) {
        static final class Json {
            static {
                Wrapped.timesInitialized++;
            }

            private Json() {}
        }
    }

    record Made(List<Integer> numbers, String text) {
        static final class Json extends GeneratedRecord {
            private static final Json ONLY = new Json();

            static {
                register(ONLY);
            }

            private Json() {
                super(Made.class, "digits", "words");
            }

            @Override
            protected Type[] types() {
                return new Type[] {type(List.class, Integer.class), String.class};
            }

            @Override
            @SuppressWarnings("unchecked") // as the types say
            protected Object create(Object[] components) {
                return new Made((List<Integer>) components[0], components[1] + "!");
            }

            @Override
            protected Object component(Object record, int index) {
                return index == 0 ? ((Made) record).numbers() : ((Made) record).text();
            }
        }
    }

    @Test
    void theClassOfTheGeneratedNameMakesTheRecordAndTakesItApart() {
        Object made = codec.read("{\"digits\":[1],\"words\":\"a\"}".getBytes(StandardCharsets.UTF_8), Made.class);

        assertThat(made).isEqualTo(new Made(List.of(1), "a!"));
        assertThat(new String(codec.write(made), StandardCharsets.UTF_8))
                .isEqualTo("{\"digits\":[1],\"words\":\"a!\"}");
    }

    @Test
    void anotherClassOfThatNameIsLeftAlone() {
        assertThat(codec.read("{\"number\":1}".getBytes(StandardCharsets.UTF_8), Unrelated.class))
                .isEqualTo(new Unrelated(1));
        assertThat(Wrapped.timesInitialized).isZero();
    }
}
