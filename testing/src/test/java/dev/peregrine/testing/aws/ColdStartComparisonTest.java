package dev.peregrine.testing.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.coldstart.JvmVariant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ColdStartComparisonTest {
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
    void startsEachFunctionAndPrintsATable() {
        String table = ColdStartComparison.compare(1, List.of(JvmVariant.c1())).toMarkdown();
        assertThat(table.lines())
                .anyMatch(line -> line.startsWith("| echo"))
                .anyMatch(line -> line.startsWith("| contact form, Peregrine |"))
                .anyMatch(line -> line.startsWith("| contact form, `RequestHandler") && line.contains("| 1.00 |"))
                .anyMatch(line -> line.startsWith("1 starts each"))
                .anyMatch(line -> line.contains("JDK " + Runtime.version().feature()));
    }
}
