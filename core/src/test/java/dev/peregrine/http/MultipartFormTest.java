package dev.peregrine.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormTest {
    private static HttpRequest request(String body) {
        return HttpRequest.of("POST", "/")
                .withHeader("content-type", "multipart/form-data; boundary=\"b\"")
                .withBody(Body.of(body.getBytes(ISO_8859_1)));
    }

    @Test
    void readsFieldsAndFilesAsBrowsersSendThem() {
        MultipartForm form = request(String.join(
                        "\r\n",
                        "--b",
                        "Content-Disposition: form-data; name=\"name\"",
                        "",
                        "Ada",
                        "--b",
                        "Content-Disposition: form-data; name=\"photo\"; filename=\"C:\\a %22b%22.png\"",
                        "Content-Type: image/png",
                        "",
                        "\u0089PNG",
                        "--",
                        "",
                        "--b--",
                        ""))
                .multipart();

        assertThat(form.text("name")).contains("Ada");
        Part photo = form.part("photo").orElseThrow();
        assertThat(photo.fileName()).contains("C:\\a \"b\".png");
        assertThat(photo.contentType()).contains(MediaType.of("image/png"));
        assertThat(photo.bytes()).isEqualTo("\u0089PNG\r\n--\r\n".getBytes(ISO_8859_1));
    }

    @Test
    void readsNamesAsBrowsersAndAsOtherClientsQuoteThem() {
        MultipartForm form = request(String.join(
                        "\r\n",
                        "--b",
                        "Content-Disposition: form-data; name=\"f\\\"; filename=\"x\\\"",
                        "",
                        "",
                        "--b",
                        "Content-Disposition: form-data; name=\"g\"; filename=\"a \\\"b\\\".png\"",
                        "",
                        "",
                        "--b--"))
                .multipart();

        assertThat(form.part("f\\").orElseThrow().fileName()).contains("x\\");
        assertThat(form.part("g").orElseThrow().fileName()).contains("a \"b\".png");
    }

    @Test
    void readsAnEmptyPartAPreambleAndAnEmptyForm() {
        assertThat(request("hello\r\n--b\r\nContent-Disposition: form-data; name=x\r\n\r\n\r\n--b--")
                        .multipart()
                        .text("x"))
                .contains("");
        assertThat(request("--b--").multipart().parts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no boundary",
                "--b\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nvalue",
                "--b\r\nContent-Disposition: form-data; name=\"x\"\r\nvalue\r\n--b--",
                "--b\r\nContent-Disposition: attachment; name=\"x\"\r\n\r\nv\r\n--b--",
                "--b\r\n\r\nv\r\n--b--",
                "--bother\r\n\r\nv\r\n--b--"
            })
    void refusesAMalformedForm(String body) {
        assertThatThrownBy(() -> request(body).multipart())
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void refusesMorePartsAndLongerHeadersThanAllowed() {
        String part = "--b\r\nContent-Disposition: form-data; name=x\r\n\r\n\r\n";
        String longHeader =
                "--b\r\nContent-Disposition: form-data; name=x\r\nx-long: " + "a".repeat(9000) + "\r\n\r\n\r\n--b--";

        assertThat(request(part.repeat(MultipartForm.MAX_PARTS) + "--b--")
                        .multipart()
                        .parts())
                .hasSize(MultipartForm.MAX_PARTS);
        for (String body : List.of(part.repeat(MultipartForm.MAX_PARTS + 1) + "--b--", longHeader)) {
            assertThatThrownBy(() -> request(body).multipart())
                    .isInstanceOfSatisfying(
                            HttpProblem.class,
                            problem -> assertThat(problem.status()).isEqualTo(413));
        }
    }

    @Test
    void refusesAnotherMediaTypeWith415() {
        assertThatThrownBy(() -> HttpRequest.of("POST", "/").withJson(1).multipart())
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.status()).isEqualTo(415));
    }

    @Property
    void namesAreReadAsTheyWereWritten(@ForAll("names") String name, @ForAll("names") String fileName) {
        Part part = HttpRequest.of("POST", "/")
                .withMultipart(MultipartForm.of(Part.file(name, fileName, MediaType.BYTES, new byte[1])))
                .multipart()
                .parts()
                .get(0);

        assertThat(part.name()).isEqualTo(name);
        assertThat(part.fileName()).contains(fileName);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("ab \"\\;=\r\né").ofMaxLength(8);
    }

    @Test
    void readsDispositionsInTimeThatGrowsWithTheirLength() {
        String part = "--b\r\nContent-Disposition: form-data; name=x" + ";".repeat(8000) + "\r\n\r\n\r\n";

        assertThat(request(part.repeat(500) + "--b--").multipart().parts()).hasSize(500);
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll @Size(max = 5) List<byte[]> contents) {
        Part[] parts = new Part[contents.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Part.file("f" + i, "n\"" + i, MediaType.BYTES, contents.get(i));
        }

        MultipartForm read = HttpRequest.of("POST", "/")
                .withMultipart(MultipartForm.of(parts))
                .multipart();

        assertThat(read.parts()).hasSameSizeAs(contents);
        for (int i = 0; i < parts.length; i++) {
            assertThat(read.parts().get(i).bytes()).isEqualTo(contents.get(i));
        }
    }

    @Property
    void anyBytesAreAFormOrAProblem(@ForAll byte[] noise) {
        String body = "--b\r\nContent-Disposition: form-data; name=x\r\n\r\n" + new String(noise, ISO_8859_1) + "--b--";
        try {
            assertThat(request(body).multipart().parts()).isNotEmpty();
        } catch (HttpProblem problem) {
            assertThat(problem.status()).isBetween(400, 413);
        }
    }
}
