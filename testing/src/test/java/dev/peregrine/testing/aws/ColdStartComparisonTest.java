package dev.peregrine.testing.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ColdStartComparisonTest {
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
    void startsEachFunctionAndPrintsATable(@TempDir Path folder) {
        String table = ColdStartComparison.compare(1, Path.of(System.getProperty("java.home")), folder);
        assertThat(table.lines())
                .hasSize(7)
                .anyMatch(line -> line.startsWith("| echo"))
                .anyMatch(line -> line.startsWith("| contact form, Peregrine |"))
                .anyMatch(line -> line.startsWith("| contact form, `RequestHandler") && line.endsWith("| 1.00 |"))
                .anyMatch(line -> line.startsWith("1 starts each")
                        && line.contains("JDK " + Runtime.version().feature()));
    }

    @Test
    void interpolatesQuantiles() {
        assertThat(ColdStartComparison.quantile(new double[] {4, 1, 3, 2}, 0.5)).isEqualTo(2.5);
        assertThat(ColdStartComparison.quantile(new double[] {5, 1, 3}, 0.25)).isEqualTo(2);
        assertThat(ColdStartComparison.quantile(new double[] {7}, 0.75)).isEqualTo(7);
    }
}
