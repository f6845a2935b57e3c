package dev.peregrine.testing;

import static dev.peregrine.testing.Assertions.assertThat;
import static dev.peregrine.testing.HttpCase.ALB;
import static dev.peregrine.testing.HttpCase.ALB_MULTI;
import static dev.peregrine.testing.HttpCase.AZURE;
import static dev.peregrine.testing.HttpCase.GOOGLE;
import static dev.peregrine.testing.HttpCase.LAMBDA;

import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.http.Part;
import dev.peregrine.testing.wire.ClientRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Cases about the content of requests. */
final class BodyCases {
    private static final byte[] BYTES = everyByte();

    /** Answers with the content as text. */
    private static final HttpHandler TEXT = (request, context) -> HttpResponse.text(200, request.text());

    /** Answers with the content as base64. */
    private static final HttpHandler BASE64 =
            (request, context) -> HttpResponse.text(200, Base64.getEncoder().encodeToString(request.bytes()));

    /** Answers with the number of bytes. */
    private static final HttpHandler SIZE =
            (request, context) -> HttpResponse.text(200, Integer.toString(request.bytes().length));

    private BodyCases() {}

    static Stream<HttpCase> all() {
        return Stream.of(texts(), bytes(), forms(), json(), sizes()).flatMap(List::stream);
    }

    static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Consumer<HttpReply> text(String expected) {
        return reply -> assertThat(reply).isFromTheFunction().hasStatus(200).hasText(expected);
    }

    private static Consumer<HttpReply> problem(int status) {
        return reply -> assertThat(reply).isFromTheFunction().isProblem(status);
    }

    private static Consumer<HttpReply> base64(byte[] expected) {
        return text(Base64.getEncoder().encodeToString(expected));
    }

    private static List<HttpCase> texts() {
        byte[] notUtf8 = {'a', (byte) 0xC3, '('};
        byte[] marked = "\uFEFFa".getBytes(StandardCharsets.UTF_8);
        return List.of(
                HttpCase.of("text in UTF-8", TEXT, c -> c.post("/", Content.text("é世𝄞")), text("é世𝄞")),
                HttpCase.of(
                                "text in ISO-8859-1",
                                TEXT,
                                c -> c.post("/", Content.text("café", StandardCharsets.ISO_8859_1)),
                                text("café"))
                        .but(AZURE, "415, as the host has damaged it", problem(415)),
                HttpCase.of(
                        "text in an unknown charset",
                        TEXT,
                        c -> c.post("/", Content.of("text/plain; charset=klingon", new byte[] {'a'})),
                        problem(400)),
                HttpCase.of(
                                "text that isn't in its charset",
                                TEXT,
                                c -> c.post("/", Content.of("text/plain; charset=utf-8", notUtf8)),
                                problem(400))
                        .but(AZURE, "with replacement characters", text("a\uFFFD(")),
                HttpCase.of(
                                "text with a byte order mark",
                                BASE64,
                                c -> c.post("/", Content.of("text/plain; charset=utf-8", marked)),
                                base64(marked))
                        .but(AZURE, "without the mark", base64(new byte[] {'a'})),
                HttpCase.of("text without a type", TEXT, c -> c.post("/", Content.of("", new byte[] {'a'})), text("a")),
                HttpCase.of("empty content", SIZE, c -> c.post("/", Content.text("")), text("0")),
                HttpCase.of("no content", SIZE, c -> c.get("/"), text("0")),
                HttpCase.of(
                                "content in chunks, without a length",
                                TEXT,
                                c -> c.send(ClientRequest.of("POST", "/")
                                        .withHeader("content-type", "text/plain")
                                        .withBody(new byte[] {'a'})
                                        .chunked()),
                                text("a"))
                        .but(AZURE, "411, as it doesn't arrive", problem(411)));
    }

    private static List<HttpCase> bytes() {
        byte[] zipped = gzip("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        return List.of(
                HttpCase.of("bytes", BASE64, c -> c.post("/", Content.bytes(BYTES)), base64(BYTES)),
                HttpCase.of(
                                "bytes of another type, such as image/png",
                                BASE64,
                                c -> c.post("/", Content.of("image/png", BYTES)),
                                base64(BYTES))
                        .but(AZURE, "415, as the host has damaged them", problem(415)),
                HttpCase.of(
                                "bytes to a function that takes text too",
                                BASE64,
                                c -> {
                                    text("YQ==").accept(c.post("/", Content.text("a")));
                                    return c.post("/", Content.bytes(BYTES));
                                },
                                base64(BYTES))
                        .but(AZURE, "415, as it is packaged for one of the two", problem(415)),
                HttpCase.of(
                                "content compressed by the client",
                                BASE64,
                                c -> c.header("content-encoding", "gzip")
                                        .post("/", Content.of("application/json", zipped)),
                                base64(zipped))
                        .but(AZURE, "415, as the host has damaged it", problem(415)));
    }

    private static List<HttpCase> forms() {
        HttpHandler parts = (request, context) -> {
            StringBuilder text = new StringBuilder();
            for (Part part : request.multipart().parts()) {
                text.append(part.name()).append('=');
                text.append(part.fileName().orElse("")).append(':');
                text.append(Base64.getEncoder().encodeToString(part.bytes())).append('\n');
            }
            return HttpResponse.text(200, text.toString());
        };
        return List.of(
                HttpCase.of(
                        "the fields of a form",
                        (request, context) -> HttpResponse.json(
                                200,
                                Map.of(
                                        "name",
                                        request.form().all("name"),
                                        "tag",
                                        request.form().all("tag"))),
                        c -> c.post("/", Content.form("name", "Ada é+&", "tag", "a", "tag", "")),
                        reply -> assertThat(reply).hasJson("{\"name\":[\"Ada é+&\"],\"tag\":[\"a\",\"\"]}")),
                HttpCase.of(
                        "a form with a file",
                        parts,
                        c -> c.post(
                                "/",
                                Content.multipart(
                                        Part.field("a", "é"),
                                        Part.file("f", "x y.png", MediaType.of("image/png"), BYTES))),
                        text("a=:w6k=\nf=x y.png:" + Base64.getEncoder().encodeToString(BYTES) + "\n")),
                HttpCase.of(
                                "a form with two fields of one name",
                                parts,
                                c -> c.post("/", Content.multipart(Part.field("a", "1"), Part.field("a", "2"))),
                                text("a=:MQ==\na=:Mg==\n"))
                        .but(
                                GOOGLE,
                                "501, with the loss in the log",
                                problem(501).andThen(reply -> assertThat(reply).logged("keeps only the last"))));
    }

    /** What the cases about JSON bind. */
    record Named(String name) {}

    private static List<HttpCase> json() {
        HttpHandler name = (request, context) ->
                HttpResponse.text(200, request.json(Named.class).name());
        return List.of(
                HttpCase.of("JSON", name, c -> c.post("/", Content.json("{\"name\":\"é世𝄞\\n\"}")), text("é世𝄞\n")),
                HttpCase.of(
                        "JSON in ISO-8859-1 where nothing is lost",
                        name,
                        c -> c.post(
                                "/",
                                Content.of(
                                        "application/json; charset=iso-8859-1",
                                        "{\"name\":\"Ada\"}".getBytes(StandardCharsets.ISO_8859_1))),
                        text("Ada")),
                HttpCase.of("malformed JSON", name, c -> c.post("/", Content.json("{\"name\":")), problem(400)),
                HttpCase.of(
                        "JSON that doesn't fit",
                        name,
                        c -> c.post("/", Content.json("{\"name\":7}")),
                        reply -> assertThat(reply).isProblem(400).hasError("/name")),
                HttpCase.of("another type than JSON", name, c -> c.post("/", Content.text("a")), problem(415)));
    }

    private static HttpCase size(String name, int bytes) {
        return HttpCase.of(name, SIZE, c -> c.post("/", Content.bytes(new byte[bytes])), text(Integer.toString(bytes)));
    }

    private static List<HttpCase> sizes() {
        String[] lambda = LAMBDA.toArray(String[]::new);
        return List.of(
                size("1 MiB of bytes", 1 << 20),
                size("4 MiB of bytes", 4 << 20).refused(413, ALB, ALB_MULTI),
                size("5 MiB of bytes", 5 << 20).refused(413, lambda),
                size("32 MiB of bytes", 32 << 20).refused(413, lambda),
                size("33 MiB of bytes", 33 << 20).refused(413, lambda).refused(413, GOOGLE),
                size("101 MiB of bytes", 101 << 20).refused(413, lambda).refused(413, GOOGLE, AZURE));
    }
}
