package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.TypeRef;
import dev.peregrine.json.JsonRules.Colour;
import dev.peregrine.json.JsonRules.Contact;
import dev.peregrine.json.JsonRules.Item;
import dev.peregrine.json.JsonRules.Optionals;
import dev.peregrine.json.JsonRules.Order;
import dev.peregrine.json.JsonRules.Page;
import dev.peregrine.json.JsonRules.Tree;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class JsonPropertiesTest {
    private static final JsonCodec LIGHT = JsonCodec.light();
    private static final JsonCodec DATABIND = JsonCodec.databind();
    private static final Map<String, JsonCodec> CODECS = Map.of("light", LIGHT, "databind", DATABIND);

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void everyCodecReadsWhatAnyWrote(@ForAll("values") JsonValues.All value) {
        byte[] json = LIGHT.write(value);

        assertThat(text(DATABIND.write(value))).isEqualTo(text(json));
        for (JsonCodec codec : CODECS.values()) {
            assertThat(codec.read(json, JsonValues.All.class)).isEqualTo(value);
        }
    }

    @Property(tries = 300)
    void aDecimalIsWrittenOnlyIfItCanBeReadBack(
            @ForAll @IntRange(min = 1, max = 1001) int digits,
            @ForAll @IntRange(min = -1001, max = 1001) int scale,
            @ForAll boolean negative) {
        BigDecimal value = new BigDecimal(new BigInteger((negative ? "-" : "") + "9".repeat(digits)), scale);
        int plainDigits = Math.max(Math.max(digits, scale + 1), digits - scale);
        for (JsonCodec codec : CODECS.values()) {
            if (plainDigits > 1000) {
                assertThatThrownBy(() -> codec.write(value)).isInstanceOf(IllegalArgumentException.class);
            } else {
                assertThat(codec.read(codec.write(value), BigDecimal.class)).isEqualByComparingTo(value);
            }
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void anyJsonComesBackAsItWas(@ForAll("anyJson") Object value) {
        byte[] json = LIGHT.write(value);

        assertThat(text(DATABIND.write(value))).isEqualTo(text(json));
        for (JsonCodec codec : CODECS.values()) {
            assertThat(codec.read(json, Object.class)).isEqualTo(value);
        }
    }

    @Property(tries = 300)
    void everyTruncatedDocumentIsRefused(@ForAll("orders") Order order, @ForAll double share) {
        byte[] json = LIGHT.write(order);
        int length = (int) (Math.abs(share % 1.0) * json.length);
        byte[] truncated = Arrays.copyOf(json, length);

        for (JsonCodec codec : CODECS.values()) {
            assertThat(outcome(codec, truncated, Order.class)).isInstanceOf(JsonException.class);
        }
    }

    @Property(tries = 500)
    void randomBytesAreReadOrRefusedAlikeByEveryCodec(@ForAll("types") Type type, @ForAll byte[] bytes) {
        assertAlike(bytes, type);
    }

    @Property(tries = 1000)
    void randomTokensAreReadOrRefusedAlikeByEveryCodec(
            @ForAll("types") Type type, @ForAll("tokens") List<String> tokens) {
        assertAlike(String.join("", tokens).getBytes(StandardCharsets.UTF_8), type);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void aDocumentWithOneWrongValueIsReadOrRefusedAlikeByEveryCodec(
            @ForAll("orders") Order order, @ForAll("token") String token, @ForAll int place) {
        String json = text(LIGHT.write(order));
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < json.length() - 1; i++) {
            if (":,[".indexOf(json.charAt(i)) >= 0) {
                starts.add(i + 1);
            }
        }
        int start = starts.get(Math.floorMod(place, starts.size()));
        int end = start;
        while (end < json.length() && ",]}".indexOf(json.charAt(end)) < 0) {
            end++;
        }
        String changed = json.substring(0, start) + token + json.substring(end);

        assertAlike(changed.getBytes(StandardCharsets.UTF_8), Order.class);
    }

    /** The same value, or the same refusal at the same place. */
    private static void assertAlike(byte[] json, Type type) {
        Object light = outcome(LIGHT, json, type);
        for (Map.Entry<String, JsonCodec> codec : CODECS.entrySet()) {
            Object other = outcome(codec.getValue(), json, type);
            if (light instanceof JsonException refusal) {
                assertThat(other)
                        .as(codec.getKey())
                        .isInstanceOf(JsonException.class)
                        .hasToString(refusal.toString());
                assertThat(((JsonException) other).pointer()).isEqualTo(refusal.pointer());
            } else {
                assertThat(other).as(codec.getKey()).isEqualTo(light);
            }
        }
    }

    private static Object outcome(JsonCodec codec, byte[] json, Type type) {
        try {
            return codec.read(json, type);
        } catch (JsonException e) {
            return e;
        }
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<Type> types() {
        return Arbitraries.of(
                Contact.class,
                Order.class,
                Tree.class,
                JsonRules.Id.class,
                Object.class,
                String.class,
                int.class,
                BigDecimal.class,
                Instant.class,
                Colour.class,
                Optionals.class,
                int[].class,
                new TypeRef<Page<Item>>() {}.type(),
                new TypeRef<List<Object>>() {}.type(),
                new TypeRef<Map<Colour, List<Long>>>() {}.type(),
                new TypeRef<Map<Integer, Boolean>>() {}.type());
    }

    @Provide
    Arbitrary<String> token() {
        return Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "null",
                "true",
                "false",
                "1",
                "-0",
                "1.0",
                "1e5",
                "1e999999999",
                "\"\"",
                "\"RED\"",
                "\"value\":",
                "\"name\":",
                "\"id\":1,",
                "\"items\":[",
                "\"children\":[",
                "{\"value\":",
                "\"x\":{\"a\":1}",
                "9999999999",
                "\"2024-05-31T12:30:00Z\"",
                " ",
                "\"\\ud800\"",
                "\u00fc",
                "'",
                "nul");
    }

    @Provide
    Arbitrary<List<String>> tokens() {
        return token().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<Order> orders() {
        return JsonValues.orders();
    }

    @Provide
    Arbitrary<JsonValues.All> values() {
        return JsonValues.all();
    }

    @Provide
    Arbitrary<Object> anyJson() {
        return JsonValues.anyJson();
    }
}
