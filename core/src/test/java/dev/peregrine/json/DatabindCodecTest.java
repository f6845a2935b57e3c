package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.peregrine.TypeRef;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatabindCodecTest {
    private final JsonCodec codec = JsonCodec.databind();

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Square.class, name = "square")
    })
    sealed interface Shape permits Circle, Square {}

    record Circle(int radius) implements Shape {}

    record Square(int side, List<String> tags) implements Shape {}

    record Drawing(List<Shape> shapes) {}

    sealed interface Bare permits Only {}

    record Only() implements Bare {}

    record Holder(List<Bare> bare) {}

    public static class Bean {
        private @Nullable String name;
        private int count;

        public @Nullable String getName() {
            return name;
        }

        public void setName(@Nullable String name) {
            this.name = name;
        }

        public int getCount() {
            return count;
        }

        public void setCount(int count) {
            if (count < 0) {
                throw new IllegalArgumentException("secret");
            }
            this.count = count;
        }
    }

    enum Level {
        @JsonProperty("low")
        LOW,
        @JsonProperty("high")
        HIGH
    }

    record Renamed(
            @JsonProperty("full_name") @JsonAlias("name") String fullName,
            @JsonFormat(pattern = "dd.MM.yyyy") LocalDate day,
            Level level,
            Map<Level, Integer> counts,
            @JsonProperty Optional<Integer> age) {
        @JsonProperty
        String greeting() {
            return "Hello " + fullName;
        }

        @JsonIgnore
        String getIgnored() {
            return "";
        }
    }

    record Code(@JsonValue String text) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Code {}
    }

    @Test
    void bindsASealedHierarchyByItsTypeInfo() {
        Drawing drawing = new Drawing(List.of(new Circle(1), new Square(2, List.of("a"))));

        byte[] json = codec.write(drawing);

        assertThat(text(json))
                .isEqualTo("{\"shapes\":[{\"type\":\"circle\",\"radius\":1},"
                        + "{\"type\":\"square\",\"side\":2,\"tags\":[\"a\"]}]}");
        assertThat(codec.read(json, Drawing.class)).isEqualTo(drawing);
        assertThatCode(() -> codec.check(Drawing.class)).doesNotThrowAnyException();
    }

    @Test
    void keepsTheRulesBeneathATypeInfo() {
        assertRefused("{\"shapes\":[{\"type\":\"circle\"}]}", Drawing.class, "/shapes/0/radius: missing");
        assertRefused(
                "{\"shapes\":[{\"radius\":\"1\",\"type\":\"circle\"}]}",
                Drawing.class,
                "/shapes/0/radius: expected a whole number, found a string");
        assertRefused(
                "{\"shapes\":[{\"tags\":[1],\"side\":1,\"type\":\"square\"}]}",
                Drawing.class,
                "/shapes/0/tags/0: expected a string, found a number");
        assertRefused(
                "{\"shapes\":[{\"type\":\"secret\"}]}", Drawing.class, "/shapes/0: its type is missing or unknown");
        assertRefused("{\"shapes\":[{\"radius\":1}]}", Drawing.class, "/shapes/0: its type is missing or unknown");
    }

    @Test
    void bindsBeans() {
        Bean bean = codec.read(bytes("{\"name\":null,\"count\":2,\"other\":1}"), Bean.class);

        assertThat(bean.getName()).isNull();
        assertThat(text(codec.write(bean))).isEqualTo("{\"name\":null,\"count\":2}");
        assertThat(codec.read(bytes("{}"), Bean.class).getCount()).isZero();
        assertThatCode(() -> codec.check(Bean.class)).doesNotThrowAnyException();
        assertRefused("{\"count\":-1}", Bean.class, "/count: not acceptable");
        assertRefused("{\"count\":null}", Bean.class, "/count: must not be null");
        assertRefused("{\"count\":1.5}", Bean.class, "/count: expected a whole number, without fraction or exponent");
        assertRefused("[]", Bean.class, "expected an object, found an array");
    }

    @Test
    void honoursAnnotations() {
        Renamed value =
                new Renamed("Ada", LocalDate.of(2024, 5, 31), Level.HIGH, Map.of(Level.LOW, 1), Optional.empty());

        byte[] json = codec.write(value);

        assertThat(text(json))
                .isEqualTo("{\"full_name\":\"Ada\",\"day\":\"31.05.2024\",\"level\":\"high\",\"counts\":{\"low\":1},"
                        + "\"greeting\":\"Hello Ada\"}");
        assertThat(codec.read(json, Renamed.class)).isEqualTo(value);
        assertThat(codec.read(bytes(text(json).replace("full_name", "name")), Renamed.class))
                .isEqualTo(value);
        assertRefused("{\"day\":\"31.05.2024\"}", Renamed.class, "/full_name: missing");
        assertRefused("{\"level\":\"LOW\"}", Renamed.class, "/level: expected one of low, high");
        assertRefused("{\"counts\":{\"LOW\":1}}", Renamed.class, "/counts/LOW: the name must be one of low, high");
        assertRefused("{\"day\":\"2024-05-31\"}", Renamed.class, "/day: not acceptable");
        assertThat(codec.read(codec.write(new Code("x")), Code.class)).isEqualTo(new Code("x"));
    }

    @Test
    void refusesTypesWhoseClassIsUnknown() {
        assertThatThrownBy(() -> codec.check(Holder.class))
                .isInstanceOf(JsonTypeException.class)
                .hasMessageContaining(Bare.class.getName())
                .hasMessageContaining("component bare of " + Holder.class.getName())
                .hasMessageContaining("@JsonTypeInfo");
        assertThatThrownBy(() -> codec.read(bytes("{\"bare\":[{}]}"), Holder.class))
                .isInstanceOf(JsonTypeException.class)
                .hasMessageContaining("Bare");
        assertThatThrownBy(() -> codec.check(new TypeRef<Map<Bean, String>>() {}.type()))
                .isInstanceOf(JsonTypeException.class);
        assertThatThrownBy(() -> codec.write(new Object())).isInstanceOf(JsonTypeException.class);
    }

    @Test
    void checksEveryTypeOfTheRules() {
        for (JsonRules.Reading row : JsonRules.readings()) {
            assertThatCode(() -> codec.check(row.type())).as(row.toString()).doesNotThrowAnyException();
            assertThatCode(() -> JsonCodec.light().check(row.type()))
                    .as(row.toString())
                    .doesNotThrowAnyException();
        }
    }

    private void assertRefused(String json, Class<?> type, String message) {
        assertThatThrownBy(() -> codec.read(bytes(json), type))
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
