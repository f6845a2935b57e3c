package dev.peregrine.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MultipartForm;
import dev.peregrine.http.Part;
import java.io.EOFException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MultipartTest {
    private static final String TYPE = "multipart/form-data; boundary=edge";

    private static final Apps APP = Apps.of((request, context) -> {
        StringBuilder text = new StringBuilder();
        for (Part part : request.multipart().parts()) {
            text.append(part.name()).append('=').append(part.text()).append(';');
        }
        return HttpResponse.text(200, text.toString());
    });

    /** A form as it was sent, but taken apart; of parts with one name the last is left. */
    private static InMemoryRequest sent(List<Part> parts, String before) {
        byte[] form = MultipartForm.of("edge", parts).body().bytes();
        InMemoryRequest request = InMemoryRequest.post(TYPE, form).body(form, form.length + before.length());
        for (Part part : parts) {
            request.part(part.name(), part.text(), "Content-Disposition", "form-data; name=\"" + part.name() + "\"");
        }
        return request.takenApart();
    }

    @Test
    void putsTheFormTogetherAgain() throws Exception {
        List<Part> parts = List.of(Part.field("a", "1"), Part.field("b", ""), Part.field("c", "line\r\nline"));
        assertThat(APP.answer(sent(parts, "")).text()).isEqualTo("a=1;b=;c=line\r\nline;");
    }

    @Test
    void keepsTheHeadersOfAPart() throws Exception {
        Apps app = Apps.of((request, context) -> {
            Part part = request.multipart().part("f").orElseThrow();
            return HttpResponse.text(
                    200, part.fileName().orElse("") + part.headers().all("x-more"));
        });
        InMemoryRequest request = InMemoryRequest.post(TYPE, new byte[9])
                .part(
                        "f",
                        "x",
                        "Content-Disposition",
                        "form-data; name=\"f\"; filename=\"café \\\"q\\\".bin\"",
                        "X-More",
                        "a",
                        "X-More",
                        "b")
                .takenApart();
        assertThat(app.answer(request).text()).isEqualTo("café \"q\".bin[a, b]");
    }

    @Test
    void readsAFormThatTheInvokerLeftWhole() throws Exception {
        byte[] form = MultipartForm.of("edge", List.of(Part.field("a", "1"), Part.field("a", "2")))
                .body()
                .bytes();
        assertThat(APP.answer(InMemoryRequest.post("multipart/form-data; Boundary=edge", form))
                        .text())
                .isEqualTo("a=1;a=2;");
    }

    @Test
    void answers400WhenTheInvokerLeftNothingOfTheForm() throws Exception {
        InMemoryRequest request = InMemoryRequest.post(TYPE, new byte[9]).body(InputStream.nullInputStream());
        assertThat(APP.answer(request).status).isEqualTo(400);
    }

    @Test
    void answers400ToAMalformedForm() throws Exception {
        InMemoryRequest malformed = InMemoryRequest.post(TYPE, new byte[9])
                .partsFail(new CompletionException(new EOFException("unexpected EOF in PREAMBLE")));
        InMemoryResponse response = APP.answer(malformed);
        assertThat(response.status).isEqualTo(400);
        assertThat(response.text()).contains("malformed").doesNotContain("PREAMBLE");
        InMemoryRequest nameless = new NamelessPart().request();
        assertThat(APP.answer(nameless).status).isEqualTo(400);
    }

    @Test
    void answers413ToAFormBeyondTheInvokersLimits() throws Exception {
        InMemoryRequest request = InMemoryRequest.post(TYPE, new byte[9])
                .partsFail(new CompletionException(new IllegalStateException("Form with too many keys [101 > 100]")));
        assertThat(APP.answer(request).status).isEqualTo(413);
    }

    @Test
    void acceptsAFormWithoutPartsAndWithABoundaryItCannotRead() throws Exception {
        InMemoryRequest empty = InMemoryRequest.post(TYPE, "--edge--\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(APP.answer(empty.takenApart()).status).isEqualTo(200);
        InMemoryRequest odd = InMemoryRequest.post("multipart/form-data; boundary", new byte[9]);
        assertThat(APP.answer(odd.takenApart()).status).isEqualTo(400);
    }

    @Test
    void refusesAFormWithoutAContentLengthBecauseALostPartCouldNotBeTold() throws Exception {
        InMemoryRequest request =
                sent(List.of(Part.field("a", "1"), Part.field("a", "2")), "").body(new byte[0], -1);
        assertThat(APP.answer(request.takenApart()).status).isEqualTo(411);
    }

    @Property(tries = 300)
    void refusesAFormThatHasLostAPartAndNoOther(@ForAll("forms") List<Part> parts) throws Exception {
        long names = parts.stream().map(Part::name).distinct().count();
        Apps app = Apps.of((request, context) -> HttpResponse.of(204));
        InMemoryResponse response = app.answer(sent(parts, ""));
        if (names == parts.size()) {
            assertThat(response.status).isEqualTo(204);
        } else {
            assertThat(response.status).isEqualTo(501);
            assertThat(response.text()).contains("share a name");
            assertThat(app.log()).contains("keeps only the last");
        }
    }

    @Provide
    Arbitrary<List<Part>> forms() {
        Arbitrary<Part> part = Combinators.combine(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(2),
                        Arbitraries.strings().ascii().ofMaxLength(40).filter(text -> !text.contains("edge")))
                .as(Part::field);
        return part.list().ofMaxSize(6);
    }

    @Property(tries = 100)
    void toleratesWhiteSpaceAroundTheParts(@ForAll("blanks") String blanks) throws Exception {
        List<Part> parts = List.of(Part.field("a", "1"), Part.field("b", "2"));
        assertThat(APP.answer(sent(parts, blanks)).text()).isEqualTo("a=1;b=2;");
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.strings().withChars(' ', '\r', '\n').ofMaxLength(16);
    }

    /** Apart, because a map of Java's collections with a null key can't be written in the tests' null-free style. */
    private static final class NamelessPart {
        @SuppressWarnings("NullAway") // what the invoker does for a part without a name
        InMemoryRequest request() {
            return InMemoryRequest.post(TYPE, new byte[9]).part(null, "x").takenApart();
        }
    }
}
