package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void aNameCannotBreakALineOrSteerATerminal() {
        assertThat(Labels.shown("a\nb\u001b[31mc\u0007\u2028d")).isEqualTo("a�b�[31mc��d");
    }

    @Test
    void aNameCannotTurnTheTextAroundIt() {
        for (int turns : new int[] {0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2069}) {
            assertThat(Labels.isPrintable(turns)).as(Integer.toHexString(turns)).isFalse();
        }
        assertThat(Labels.isPrintable(0x200D)).as("joins emoji").isTrue();
    }

    @Test
    void aNameWrittenFromRightToLeftIsIsolated() {
        assertThat(Labels.shown("שלום")).isEqualTo("\u2068שלום\u2069");
        assertThat(Labels.shown("shop")).isEqualTo("shop");
    }

    @Test
    void countsTheColumnsOfATerminal() {
        assertThat(Labels.width("shop")).isEqualTo(4);
        assertThat(Labels.width("鷹🦅")).isEqualTo(4);
        assertThat(Labels.width("e\u0301\u2068")).isEqualTo(1);
    }

    @Test
    void alignsATableByColumns() {
        StringBuilder out = new StringBuilder();
        new TextTable()
                .row(List.of("", "A", "B"), "")
                .row(List.of("鷹", "1", "12"), "of all")
                .row(List.of("name", "1,234", "5"), "")
                .writeTo(out);
        assertThat(out.toString()).isEqualTo("""
                                    A   B
                          鷹        1  12  of all
                          name  1,234   5
                        """);
    }
}
