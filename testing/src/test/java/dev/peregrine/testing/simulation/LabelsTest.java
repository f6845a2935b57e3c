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
    void cutsANameBetweenCharacters() {
        assertThat(Labels.cut("peregrine", 5)).isEqualTo("pere…");
        assertThat(Labels.cut("🦅🦅🦅", 5)).isEqualTo("🦅🦅…");
        assertThat(Labels.cut("shop", 4)).isEqualTo("shop");
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
