package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.TypeRef;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("JavaUtilDate") // to see it refused
class LightCodecTest {
    private final JsonCodec codec = JsonCodec.light();

    sealed interface Shape permits Circle {}

    record Circle(int radius) implements Shape {}

    static class Bean {
        public String name = "";
    }

    record Event(String name, Date at) {}

    record Outer(Optional<Map<String, List<Event>>> events) {}

    record Page<T>(List<T> items) {}

    record Pages(Page<Bean> page) {}

    record Growing<T>(Optional<Growing<List<T>>> next) {}

    record Closing<T>(T value, Optional<Closing<List<String>>> next) {}

    @SuppressWarnings("rawtypes") // the mistake under test
    record Raw(Page page) {}

    record Private(Secret secret) {
        private record Secret(int value) {}
    }

    static List<Arguments> refused() {
        return List.of(
                Arguments.of(Date.class, "java.util.Date", "java.time.Instant"),
                Arguments.of(Calendar.class, "java.util.Calendar", "java.time.Instant"),
                Arguments.of(java.time.Clock.class, "java.time.Clock", "java.time"),
                Arguments.of(Event.class, "java.util.Date (component at of " + Event.class.getName() + ")", "Instant"),
                Arguments.of(Outer.class, "(component at of " + Event.class.getName() + ")", "java.util.Date"),
                Arguments.of(Shape.class, "Shape", "@JsonTypeInfo"),
                Arguments.of(Bean.class, "Bean", "use a record, or JsonCodec.databind()"),
                Arguments.of(Pages.class, "component page of " + Pages.class.getName(), "JsonCodec.databind()"),
                Arguments.of(Runnable.class, "java.lang.Runnable", "use a record, or JsonCodec.databind()"),
                Arguments.of(Number.class, "java.lang.Number", "use a record, or JsonCodec.databind()"),
                Arguments.of(void.class, "void", "no value"),
                Arguments.of(List.class, "java.util.List", "TypeRef"),
                Arguments.of(Optional.class, "java.util.Optional", "TypeRef"),
                Arguments.of(Page.class, "component items of " + Page.class.getName(), "type arguments"),
                Arguments.of(Raw.class, "component items of " + Page.class.getName(), "type arguments"),
                Arguments.of(ArrayList.class, "java.util.ArrayList", "declare it as List"),
                Arguments.of(type(new TypeRef<TreeSet<String>>() {}), "java.util.TreeSet", "declare it as List, Set"),
                Arguments.of(type(new TypeRef<HashMap<String, String>>() {}), "java.util.HashMap", "declare it as Map"),
                Arguments.of(type(new TypeRef<List<?>>() {}), "?", "use Object for any JSON"),
                Arguments.of(type(new TypeRef<List<? super Circle>>() {}), "? super", "use Object for any JSON"),
                Arguments.of(type(new TypeRef<Optional<Optional<String>>>() {}), "Optional", "use one Optional"),
                Arguments.of(type(new TypeRef<Map<Double, String>>() {}), "java.util.Map", "keys"),
                Arguments.of(type(new TypeRef<Map<Object, String>>() {}), "java.util.Map", "keys"),
                Arguments.of(type(new TypeRef<Growing<String>>() {}), "component next of", "grow without end"));
    }

    private static Type type(TypeRef<?> reference) {
        return reference.type();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesATypeNamingItsPlaceAndTheWayOut(Type type, String named, String wayOut) {
        assertThatThrownBy(() -> codec.check(type))
                .isInstanceOf(JsonTypeException.class)
                .hasMessageContaining(named)
                .hasMessageContaining(wayOut);
        assertThatThrownBy(() -> codec.read(bytes("{}"), type)).isInstanceOf(JsonTypeException.class);
    }

    @Test
    void bindsWhatARefusedTypeReachedAfterwards() {
        assertThatThrownBy(() -> codec.check(Event.class)).isInstanceOf(JsonTypeException.class);
        assertThatThrownBy(() -> codec.check(Event.class)).isInstanceOf(JsonTypeException.class);
        assertThatCode(() -> codec.check(Circle.class)).doesNotThrowAnyException();
    }

    @Test
    void bindsAGenericRecordThatNamesItselfWithOtherArguments() {
        Closing<Integer> value = new Closing<>(1, Optional.of(new Closing<>(List.of("a"), Optional.empty())));

        byte[] json = codec.write(value);

        assertThat(codec.read(json, new TypeRef<Closing<Integer>>() {})).isEqualTo(value);
    }

    @Test
    void bindsPrivateRecords() {
        Private value = new Private(new Private.Secret(3));

        assertThat(codec.read(codec.write(value), Private.class)).isEqualTo(value);
    }

    @Test
    void bindsEnumsOfTheJdk() {
        assertThat(codec.read(bytes("\"SOURCE\""), RetentionPolicy.class)).isEqualTo(RetentionPolicy.SOURCE);
    }

    @Test
    void refusesToWriteValuesThatAreNoRecords() {
        assertThatThrownBy(() -> codec.write(new Bean())).isInstanceOf(JsonTypeException.class);
        assertThatThrownBy(() -> codec.write(new Object())).isInstanceOf(JsonTypeException.class);
        assertThatThrownBy(() -> codec.write(List.of(new Date(0))))
                .isInstanceOf(JsonTypeException.class)
                .hasMessageContaining("java.time");
        Map<Object, Object> keys = new LinkedHashMap<>();
        keys.put("fine", 1);
        keys.put(1.5, 2);
        assertThatThrownBy(() -> codec.write(Map.of("prices", keys)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Cannot write /prices as JSON: a map holds a key of java.lang.Double");
    }

    @Test
    void writesAGenericRecordAfterItWasRefusedForReading() {
        assertThatThrownBy(() -> codec.check(Page.class)).isInstanceOf(JsonTypeException.class);
        assertThat(new String(codec.write(new Page<>(List.of(new Circle(1)))), StandardCharsets.UTF_8))
                .isEqualTo("{\"items\":[{\"radius\":1}]}");
        assertThatThrownBy(() -> codec.check(Page.class)).isInstanceOf(JsonTypeException.class);
    }

    @Test
    void keepsTheConstructorsExceptionAsTheCauseOnly() {
        assertThatThrownBy(() -> codec.read(bytes("{\"from\":2,\"to\":1}"), JsonRules.Range.class))
                .isInstanceOf(JsonException.class)
                .hasMessage("not acceptable")
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage("secret 2");
    }

    record Failing(int value) {
        @Override
        public int value() {
            throw new UnsupportedOperationException("broken accessor");
        }
    }

    @Test
    void passesOnWhatAnAccessorThrows() {
        assertThatThrownBy(() -> codec.write(new Failing(1)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("broken accessor");
    }

    record Fatal(int value) {
        Fatal {
            if (value > 0) {
                throw new AssertionError("fatal");
            }
        }
    }

    @Test
    void passesOnAnErrorOfTheConstructor() {
        assertThatThrownBy(() -> codec.read(bytes("{\"value\":1}"), Fatal.class))
                .isInstanceOf(AssertionError.class)
                .hasMessage("fatal");
    }

    record Node(int id, Optional<Node> next, List<Page<Node>> pages) {}

    @Test
    void bindsARecursiveTypeOnManyThreadsAtOnce() throws Exception {
        byte[] json = bytes("{\"id\":1,\"next\":{\"id\":2,\"pages\":[]},\"pages\":[{\"items\":[]}]}");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Node>> reads = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                reads.add(() -> codec.read(json, Node.class));
            }
            for (Future<Node> read : threads.invokeAll(reads)) {
                assertThat(read.get().next().orElseThrow().id()).isEqualTo(2);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
