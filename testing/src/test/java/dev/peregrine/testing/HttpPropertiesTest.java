package dev.peregrine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.Body;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.http.Parameters;
import dev.peregrine.http.RequestPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;

/** Whatever is sent within what every host carries, all hosts show the same. */
class HttpPropertiesTest {
    private static final int TRIES = 150;

    private final List<Cloud> clouds = Cloud.all(Kind.HTTP);

    @AfterTry
    void close() {
        clouds.forEach(Cloud::close);
    }

    /** Any text but what some host loses: slashes, percent signs, question marks, control characters, dot segments. */
    @Provide
    Arbitrary<String> segment() {
        return text().map(text -> text.replaceAll("[/\\\\%?#\\p{Cntrl}]", "x"))
                .filter(text -> !text.isEmpty() && !text.equals(".") && !text.equals(".."));
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars("abcXYZ019 -._~!$&'()*+,;=:@\"<>^`{|}[]é世\u00AD\u2028")
                .withChars("/\\%?#")
                .ofMaxLength(12)
                .map(text -> text.length() % 3 == 0 ? text + "𝄞" : text);
    }

    @Provide
    Arbitrary<String> name() {
        return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(6);
    }

    private void isSeenAlike(HttpRequest request, String expected, dev.peregrine.http.HttpHandler handler) {
        for (Cloud cloud : clouds) {
            HttpReply reply = cloud.handler(handler).send(request);
            assertThat(reply.status()).as(cloud + ": " + reply.text()).isEqualTo(200);
            assertThat(reply.text()).as(cloud.name()).isEqualTo(expected);
        }
    }

    @Property(tries = TRIES)
    void paths(@ForAll("segment") String one, @ForAll("segment") String two) {
        String path = "/" + one + "/" + two;
        HttpRequest request = HttpRequest.of("GET", RequestPath.encode(path));
        isSeenAlike(
                request,
                request.rawPath() + "\n" + path,
                (r, c) -> HttpResponse.text(200, r.rawPath() + "\n" + r.path()));
    }

    @Property(tries = TRIES)
    void queries(@ForAll("name") String name, @ForAll("text") String value, @ForAll("text") String other) {
        Parameters query = Parameters.of(name, value, other + "-", "1");
        HttpRequest request = HttpRequest.of("GET", "/?" + query.encode());
        isSeenAlike(
                request,
                value + "\n1",
                (r, c) -> HttpResponse.text(
                        200,
                        r.query(name).orElse("none") + "\n"
                                + r.query(other + "-").orElse("none")));
    }

    @Property(tries = TRIES)
    void headers(@ForAll("name") String name, @ForAll("text") String text) {
        String value = text.replaceAll("[^ -~]", "x").strip();
        HttpRequest request = HttpRequest.of("GET", "/").withHeader("x-" + name, value);
        isSeenAlike(
                request,
                "[" + value + "]",
                (r, c) -> HttpResponse.text(200, r.headers().all("x-" + name).toString()));
    }

    @Property(tries = TRIES)
    void bytesBothWays(@ForAll byte[] content) {
        HttpRequest request = HttpRequest.of("POST", "/").withBody(MediaType.BYTES, Body.of(content.clone()));
        for (Cloud cloud : clouds) {
            HttpReply reply = cloud.handler(
                            (r, c) -> HttpResponse.of(200, MediaType.of("image/png"), Body.of(r.bytes())))
                    .send(request);
            assertThat(reply.bytes()).as(cloud.name()).isEqualTo(content);
        }
    }

    @Property(tries = TRIES)
    void textBothWays(@ForAll String any) {
        // what isn't Unicode text has no bytes
        String text = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        boolean marked = text.startsWith("\uFEFF");
        HttpRequest request = HttpRequest.of("POST", "/")
                .withBody(MediaType.TEXT, Body.of(marked ? "" : text, StandardCharsets.UTF_8));
        isSeenAlike(request, marked ? "" : text, (r, c) -> HttpResponse.text(200, r.text()));
    }

    @Property(tries = TRIES)
    void formsOfFields(@ForAll("name") String name, @ForAll List<@From("text") String> values) {
        List<String> pairs = new ArrayList<>();
        for (String value : values) {
            pairs.add(name);
            pairs.add(value);
        }
        HttpRequest request = HttpRequest.of("POST", "/").withForm(Parameters.of(pairs.toArray(String[]::new)));
        isSeenAlike(
                request,
                String.join("\n", values),
                (r, c) -> HttpResponse.text(200, String.join("\n", r.form().all(name))));
    }
}
