package dev.peregrine.testing.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.http.MultipartForm;
import dev.peregrine.http.Part;
import dev.peregrine.testing.runtime.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleMultipartTest {
    private static final String TYPE = "Content-Type: multipart/form-data; boundary=edge";

    private static final List<MultipartForm> FORMS = Collections.synchronizedList(new ArrayList<>());
    private static final Served SERVED = Served.by((request, context) -> {
        FORMS.add(request.multipart());
        return HttpResponse.of(204);
    });

    @BeforeEach
    void forget() {
        SERVED.forget();
        FORMS.clear();
    }

    @AfterAll
    static void stop() {
        SERVED.close();
    }

    private RawResponse send(String type, String form) throws IOException {
        return SERVED.send("POST / HTTP/1.1", form.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1), type);
    }

    private static String field(String name, String value) {
        return "--edge\nContent-Disposition: form-data; name=\"" + name + "\"\n\n" + value + "\n";
    }

    private MultipartForm form() {
        assertThat(FORMS).hasSize(1);
        return FORMS.get(0);
    }

    @Test
    void fieldsAndBinaryFilesArrive() throws IOException {
        byte[] picture = new byte[1_000_000];
        new Random(3).nextBytes(picture);
        MultipartForm sent = MultipartForm.of(
                Part.field("name", "Zoë"),
                Part.field("empty", ""),
                Part.file("picture", "Grüße \"1\".png", MediaType.of("image/png"), picture));
        RawResponse response = SERVED.send("POST / HTTP/1.1", sent.body().bytes(), "Content-Type: " + sent.mediaType());
        assertThat(response.status()).isEqualTo(204);
        assertThat(form().parts()).hasSize(3);
        assertThat(form().text("name")).contains("Zoë");
        assertThat(form().text("empty")).contains("");
        Part file = form().part("picture").orElseThrow();
        assertThat(file.bytes()).isEqualTo(picture);
        assertThat(file.fileName()).contains("Grüße \"1\".png");
    }

    @Test
    void everyHeaderLineOfAPartArrives() throws IOException {
        send(
                TYPE,
                "--edge\ncontent-disposition:form-data; name=f; filename=\"a\\\"b\"\nX-More: 1\nx-more: 2\nContent-Type: text/plain; charset=iso-8859-1\n\n\u00e9\n--edge--\n");
        Part part = form().part("f").orElseThrow();
        assertThat(part.fileName()).contains("a\"b");
        assertThat(part.headers().all("x-more")).containsExactly("1", "2");
        assertThat(part.text()).isEqualTo("é");
    }

    @Test
    void aPartIsNotDecoded() throws IOException {
        send(
                TYPE,
                "--edge\nContent-Disposition: form-data; name=\"f\"\nContent-Transfer-Encoding: base64\n\naGk=\n--edge--\n");
        assertThat(form().text("f")).contains("aGk=");
    }

    @Test
    void partsOfOneNameAreRefusedBecauseTheHostKeepsOnlyTheLast() throws IOException {
        RawResponse response = send(TYPE, field("f", "1") + field("f", "2") + "--edge--\n");
        assertThat(response.status()).isEqualTo(501);
        assertThat(response.header("content-type")).contains("application/problem+json");
        assertThat(response.text()).contains("share a name");
        assertThat(FORMS).isEmpty();
        assertThat(SERVED.logged())
                .singleElement()
                .satisfies(cause -> assertThat(cause).hasMessageContaining("only the last"));
    }

    @Test
    void theShortestPartOfOneNameIsMissedToo() throws IOException {
        String shortest = "--edge\nContent-Disposition:form-data;name=f\n\n\n";
        assertThat(send(TYPE, shortest + shortest + "--edge--").status()).isEqualTo(501);
    }

    @Test
    void refusesAChunkedFormBecausePartsOfOneNameWouldBeLostUnseen() throws IOException {
        String form = (field("f", "1") + field("f", "2") + "--edge--\n").replace("\n", "\r\n");
        RawResponse response = SERVED.send(
                "POST / HTTP/1.1",
                new byte[0],
                TYPE,
                "Transfer-Encoding: chunked",
                "",
                Integer.toHexString(form.length()),
                form,
                "0");
        assertThat(response.status()).isEqualTo(411);
        assertThat(FORMS).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=\"edge\"; charset=utf-8",
                "Multipart/Form-Data; boundary=edge",
                "MULTIPART/form-data; boundary=edge",
                "multipart/form-data;boundary=edge",
                "multipart/form-data; Boundary=edge"
            })
    void everySpellingOfTheMediaTypeIsRead(String type) throws IOException {
        assertThat(send("Content-Type: " + type, field("a", "1") + field("b", "2") + "--edge--\n")
                        .status())
                .isEqualTo(204);
        assertThat(form().text("a")).contains("1");
        assertThat(form().text("b")).contains("2");
    }

    @Test
    void aFormOfAnotherKindArrivesWhole() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Served mixed = Served.by((request, context) -> {
            texts.add(request.text());
            return HttpResponse.of(204);
        })) {
            String body = "--edge\r\n\r\n1\r\n--edge\r\n\r\n2\r\n--edge--";
            mixed.post("multipart/mixed; boundary=edge", body);
            mixed.post("multipart/form-data", body);
            assertThat(texts).containsExactly(body, body);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--edge\nContent-Disposition: form-data; name=\"f\"\n\n1",
                "nothing of a form",
                "--edge\nContent-Disposition: form-data\n\n1\n--edge--\n",
                "--edge\n\n1\n--edge--\n"
            })
    void aMalformedFormIsAProblem(String form) throws IOException {
        RawResponse response = send(TYPE, form);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text()).contains("form").doesNotContain("Exception", "jetty");
        assertThat(FORMS).isEmpty();
    }

    @Test
    void aFormBeyondTheHostsLimitsIsAProblem() throws IOException {
        assertThat(send(TYPE, fields(100) + "--edge--\n").status()).isEqualTo(204);
        assertThat(form().parts()).hasSize(100);
        RawResponse response = send(TYPE, fields(101) + "--edge--\n");
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.text()).contains("100 parts");
        String header =
                "--edge\nContent-Disposition: form-data; name=\"f\"\nX: " + "x".repeat(9000) + "\n\n1\n--edge--\n";
        assertThat(send(TYPE, header).status()).isEqualTo(413);
    }

    private static String fields(int count) {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < count; i++) {
            fields.append(field("field" + i, "1"));
        }
        return fields.toString();
    }

    @Test
    void bytesOutsideOfThePartsAreToleratedUpToAPoint() throws IOException {
        assertThat(send(TYPE, "\n" + field("f", "1") + "--edge--\n\n \n").status())
                .isEqualTo(204);
        assertThat(send(TYPE, "a preamble that explains at length what MIME is\n" + field("f", "1") + "--edge--\n")
                        .status())
                .isEqualTo(501);
    }

    @Test
    void aFormWithoutPartsIsEmpty() throws IOException {
        assertThat(send(TYPE, "--edge--\n").status()).isEqualTo(204);
        assertThat(form().parts()).isEmpty();
    }
}
