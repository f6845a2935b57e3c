package dev.peregrine.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializerBase;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.peregrine.TypeRef;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The modules that databind's codec stands in for, and those that it finds. */
class DatabindModulesTest {
    record Plain(String name, Instant at, Optional<String> note) {}

    record Days(LocalDate day, Optional<LocalDate> other, List<LocalDate> all, Map<LocalDate, Integer> counts) {}

    record Formatted(
            @JsonFormat(pattern = "dd.MM.yyyy") List<LocalDate> days,
            @JsonFormat(pattern = "dd.MM.yyyy") Optional<LocalDate> maybe,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant at,
            @JsonFormat(pattern = "yyyy/MM/dd HH:mm:ss XXX") OffsetDateTime sent,
            @JsonFormat(pattern = "yyyyMMdd HHmmss VV") ZonedDateTime shown,
            @JsonFormat(pattern = "HH-mm") LocalTime time,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Duration length,
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Year year,
            @JsonFormat(pattern = "MM-yyyy") YearMonth month,
            @JsonFormat(shape = JsonFormat.Shape.STRING) ZoneId zone) {}

    /** As a user would register it: it has a way of its own with dates, as values and as names. */
    public static final class UsersModule extends SimpleModule {
        private static final long serialVersionUID = 1L;

        /** Made by ServiceLoader. */
        public UsersModule() {
            super("users");
            addDeserializer(LocalDate.class, new DayOfEpoch());
            addSerializer(LocalDate.class, new ToStringSerializerBase(LocalDate.class) {
                private static final long serialVersionUID = 1L;

                @Override
                public String valueToString(Object value) {
                    return "day " + ((LocalDate) value).toEpochDay();
                }
            });
            addKeyDeserializer(LocalDate.class, new KeyDeserializer() {
                @Override
                public Object deserializeKey(String name, DeserializationContext context) {
                    return day(name);
                }
            });
        }

        private static LocalDate day(String text) {
            return LocalDate.ofEpochDay(Long.parseLong(text.substring("day ".length())));
        }

        private static final class DayOfEpoch extends StdScalarDeserializer<LocalDate> {
            private static final long serialVersionUID = 1L;

            DayOfEpoch() {
                super(LocalDate.class);
            }

            @Override
            public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return day(parser.getText());
            }
        }
    }

    @Test
    void aUsersModuleIsFoundAndComesFirst(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Module.class.getName()), UsersModule.class.getName());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        JsonCodec codec;
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            thread.setContextClassLoader(loader);
            codec = JsonCodec.databind();
        } finally {
            thread.setContextClassLoader(before);
        }
        LocalDate day = LocalDate.EPOCH.plusDays(5);

        assertThat(text(codec.write(new Days(day, Optional.of(day), List.of(day), Map.of()))))
                .isEqualTo("{\"day\":\"day 5\",\"other\":\"day 5\",\"all\":[\"day 5\"],\"counts\":{}}");
        assertThat(codec.read(
                        bytes("{\"day\":\"day 5\",\"other\":\"day 5\",\"all\":[\"day 5\"],\"counts\":{\"day 5\":1}}"),
                        Days.class))
                .isEqualTo(new Days(day, Optional.of(day), List.of(day), Map.of(day, 1)));
        assertThat(codec.read(bytes("\"1970-01-01T00:00:05Z\""), Instant.class)).isEqualTo(Instant.ofEpochSecond(5));
    }

    @Test
    void aFormatIsLeftToTheModuleForTimes() {
        ZonedDateTime shown = ZonedDateTime.of(2024, 5, 31, 1, 2, 3, 0, ZoneId.of("Europe/Paris"));
        LocalDate day = shown.toLocalDate();
        Formatted value = new Formatted(
                List.of(day),
                Optional.of(day),
                Instant.ofEpochSecond(5, 500_000_000),
                shown.toOffsetDateTime(),
                shown,
                LocalTime.of(1, 2),
                Duration.ofSeconds(90),
                Year.of(2024),
                YearMonth.of(2024, 5),
                shown.getZone());
        JsonCodec codec = JsonCodec.databind();

        byte[] json = codec.write(value);

        assertThat(text(json))
                .isEqualTo("{\"days\":[\"31.05.2024\"],\"maybe\":\"31.05.2024\",\"at\":5.500000000,"
                        + "\"sent\":\"2024/05/31 01:02:03 +02:00\",\"shown\":\"20240531 010203 Europe/Paris\","
                        + "\"time\":\"01-02\",\"length\":90.000000000,\"year\":2024,\"month\":\"05-2024\","
                        + "\"zone\":\"Europe/Paris\"}");
        assertThat(codec.read(json, Formatted.class)).isEqualTo(value);
    }

    @Test
    void theModulesOtherTypesAreBoundAsTheyBindThem() {
        JsonCodec codec = JsonCodec.databind();
        Map<Instant, Integer> byInstant = Map.of(Instant.ofEpochSecond(5), 1);
        ZonedDateTime noon = ZonedDateTime.of(2024, 5, 31, 12, 0, 0, 0, ZoneId.of("Europe/Paris"));

        assertThat(codec.read(codec.write(byInstant), new TypeRef<Map<Instant, Integer>>() {}))
                .isEqualTo(byInstant);
        assertThat(text(codec.write(Map.of(noon, 1)))).isEqualTo("{\"2024-05-31T12:00:00+02:00\":1}");
        assertThat(text(codec.write(Stream.of(Instant.EPOCH)))).isEqualTo("[\"1970-01-01T00:00:00Z\"]");
        assertThat(text(codec.write(LongStream.of(1, 2)))).isEqualTo("[1,2]");
        assertThat(text(codec.write(OptionalInt.of(3)))).isEqualTo("3");
    }

    /** Starts in a JVM of its own. */
    static final class Start {
        private Start() {}

        public static void main(String[] args) {
            JsonCodec codec = JsonCodec.databind();
            byte[] json = bytes("{\"name\":\"Ada\",\"at\":\"2024-05-31T12:30:00Z\"}");
            System.out.println(text(codec.write(codec.read(json, Plain.class))));
        }
    }

    @Test
    void aRecordWithoutFormatsMakesNothingOfTheModuleForTimes() throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xlog:class+load",
                        "-cp",
                        classPath(),
                        Start.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();

        TreeSet<String> loaded = new TreeSet<>();
        for (String line : output.lines().toList()) {
            int start = line.indexOf("com.fasterxml.jackson.datatype.jsr310.");
            if (start >= 0 && line.contains(" source: ")) {
                loaded.add(line.substring(start, line.indexOf(' ', start)));
            }
        }
        // Which tells at once that the module is there.
        assertThat(loaded).containsExactly("com.fasterxml.jackson.datatype.jsr310.PackageVersion");
        assertThat(output)
                .contains("{\"name\":\"Ada\",\"at\":\"2024-05-31T12:30:00Z\"}")
                // By which ServiceLoader would read what the jars declare.
                .doesNotContain("JarURLConnection");
    }

    private static String classPath() throws URISyntaxException {
        StringBuilder path = new StringBuilder();
        for (Class<?> type : new Class<?>[] {
            DatabindModulesTest.class,
            JsonCodec.class,
            JsonFactory.class,
            Module.class,
            JsonAutoDetect.class,
            Jdk8Module.class,
            JavaTimeModule.class
        }) {
            URL home = type.getProtectionDomain().getCodeSource().getLocation();
            path.append(path.length() == 0 ? "" : System.getProperty("path.separator"))
                    .append(Path.of(home.toURI()));
        }
        return path.toString();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
