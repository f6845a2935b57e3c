package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.StartupException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureRouteTest {
    private static AzureRoute route(String path) {
        return AzureRoute.of(path, "function f");
    }

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/{path...}, {*path}",
        "/orders/{id}/lines/{line_no}, orders/{id}/lines/{line_no}",
        "/files/{path...}, files/{*path}",
        "/orders/, orders",
        "/caf%C3%A9/a%20b, café/a b",
        "/a%7Bb%7D, a{{b}}",
    })
    void translatesPaths(String path, String template) {
        assertThat(route(path).template()).isEqualTo(template);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin, /admin or /runtime",
        "/Administrators/{id}, /admin or /runtime",
        "/runtime/x, /admin or /runtime",
        "/a//b, //",
        "//, //",
        "/a%2Fb, a%2Fb",
        "/a%3Fb, a%3Fb",
        "/100%25, 100%25",
        "/~user, ~",
        "/{id}/{Id}, ignores case",
    })
    void refusesPathsThatAzureDoesNotHave(String path, String why) {
        assertThatThrownBy(() -> route(path))
                .isInstanceOf(StartupException.class)
                .hasMessageContainingAll(path, "function f", why);
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> rest = Arbitraries.of("", "/{rest...}");
        return Arbitraries.of("a", "B", "b", "{p}")
                .list()
                .ofMaxSize(3)
                .flatMap(parts -> rest.map(tail -> {
                    StringBuilder path = new StringBuilder();
                    for (int i = 0; i < parts.size(); i++) {
                        path.append('/').append(parts.get(i).replace("p", "p" + i));
                    }
                    return path.length() + tail.length() == 0 ? "/" : path + tail;
                }));
    }

    /** All requests that can tell such routes apart. */
    private static List<String> requests() {
        List<String> all = new ArrayList<>(List.of(""));
        for (int from = 0, depth = 0; depth < 4; depth++) {
            int to = all.size();
            for (; from < to; from++) {
                for (String segment : List.of("a", "b", "c")) {
                    all.add(all.get(from) + "/" + segment);
                }
            }
        }
        return all;
    }

    private static boolean matches(String path, String request) {
        String pattern = path.toLowerCase(Locale.ROOT)
                .replaceAll("/\\{rest\\.\\.\\.}", "(/.*)?")
                .replaceAll("\\{p\\d}", "[^/]+");
        return request.matches(pattern.equals("/") ? "" : pattern);
    }

    @Property
    void pathsOverlapExactlyWhenSomeRequestFitsBoth(@ForAll("paths") String one, @ForAll("paths") String other) {
        boolean both = requests().stream().anyMatch(request -> matches(one, request) && matches(other, request));

        assertThat(route(one).overlaps(route(other))).isEqualTo(both);
        assertThat(route(other).overlaps(route(one))).isEqualTo(both);
    }

    @Property
    void pathsWithOneKeyAreAnsweredAlike(@ForAll("paths") String one, @ForAll("paths") String other) {
        boolean alike = requests().stream().allMatch(request -> matches(one, request) == matches(other, request));

        assertThat(route(one).key().equals(route(other).key())).isEqualTo(alike);
    }
}
