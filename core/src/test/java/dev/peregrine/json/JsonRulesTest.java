package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every codec passes every row of {@link JsonRules}; a new codec is a new line in {@link #codecs()}. */
class JsonRulesTest {
    static List<Arguments> codecs() {
        return List.of(Arguments.of("light", JsonCodec.light()), Arguments.of("databind", JsonCodec.databind()));
    }

    static List<Arguments> readings() {
        return crossed(JsonRules.readings());
    }

    static List<Arguments> writings() {
        return crossed(JsonRules.writings());
    }

    private static List<Arguments> crossed(List<?> rows) {
        List<Arguments> crossed = new ArrayList<>();
        for (Arguments codec : codecs()) {
            for (Object row : rows) {
                crossed.add(Arguments.of(codec.get()[0], codec.get()[1], row));
            }
        }
        return crossed;
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("readings")
    void readsByTheRules(String name, JsonCodec codec, JsonRules.Reading row) {
        byte[] json = row.json().getBytes(StandardCharsets.UTF_8);
        Object expected = row.value();
        if (expected != null) {
            Object value = codec.read(json, row.type());
            // A set is compared as a list, to see its order.
            assertThat(value instanceof Set<?> set ? List.copyOf(set) : value).isEqualTo(expected);
        } else {
            JsonException refusal = (JsonException) catchThrowable(() -> codec.read(json, row.type()));
            assertThat(refusal).isNotNull();
            assertThat(refusal.detail()).isEqualTo(row.detail());
            assertThat(refusal.pointer()).isEqualTo(row.pointer());
            assertThat(refusal.getMessage())
                    .isEqualTo(row.pointer().isEmpty() ? row.detail() : row.pointer() + ": " + row.detail())
                    .doesNotContain("secret", "dev.", "java.");
        }
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("writings")
    void writesByTheRules(String name, JsonCodec codec, JsonRules.Writing row) {
        if (row.refusal().isEmpty()) {
            assertThat(new String(codec.write(row.value()), StandardCharsets.UTF_8))
                    .isEqualTo(row.json());
        } else {
            assertThatThrownBy(() -> codec.write(row.value()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(row.refusal());
        }
    }
}
