package dev.peregrine.testing.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests and triggers as files. */
class EventFilesTest {
    @Property(tries = 200)
    void aRequestOfAnyContentComesBackFromItsFile(@ForAll byte[] body, @ForAll boolean chunked) {
        ClientRequest request = ClientRequest.of("POST", "/a?b=c")
                .withHeader("X-One", "1")
                .withHeader("x-one", "ü: 2")
                .withBody(body);
        ClientRequest sent = chunked ? request.chunked() : request;
        ClientRequest read = ClientRequest.fromFile(sent.toFile());
        assertThat(read.body()).isEqualTo(body);
        assertThat(read.headers()).isEqualTo(sent.headers());
        assertThat(read.isChunked()).isEqualTo(chunked);
        assertThat(read.method() + " " + read.target()).isEqualTo("POST /a?b=c");
    }

    @Test
    void aRequestMayBeWrittenByHand() {
        ClientRequest read = ClientRequest.fromFile(
                "PUT /x\nContent-Type:text/plain\nContent-Length: 99\n\nSome\ntext\n".getBytes(UTF_8));
        assertThat(read.headers()).containsExactly(new ClientRequest.Header("Content-Type", "text/plain"));
        assertThat(read.body()).isEqualTo("Some\ntext\n".getBytes(UTF_8));
    }

    @Test
    void aRequestNeedsNoContent() {
        assertThat(ClientRequest.fromFile("GET / HTTP/1.1".getBytes(ISO_8859_1)).body())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"GET|first line", "GET / FTP/1|first line", "''|first line", "GET /_nothing|line 2"})
    void saysWhichLineOfARequestIsWrong(String text, String message) {
        byte[] file = text.replace('_', '\n').getBytes(ISO_8859_1);
        assertThatThrownBy(() -> ClientRequest.fromFile(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Property(tries = 200)
    void aTriggerOfAnyBytesComesBackFromItsFile(@ForAll List<byte[]> data, @ForAll List<Long> numbers) {
        AzureTrigger trigger =
                AzureTrigger.of(data).with("SequenceNumberArray", numbers).with("MessageId", "{\"a\": 1}");
        AzureTrigger read = AzureTrigger.fromFile(trigger.toFile());
        assertThat(read.data())
                .hasValueSatisfying(value -> assertThat(((List<?>) value).toArray(byte[][]::new))
                        .isDeepEqualTo(data.toArray(byte[][]::new)));
        assertThat(read.metadata()).isEqualTo(trigger.metadata());
        assertThat(read.toFile()).isEqualTo(trigger.toFile());
    }

    @Test
    void aMarkOfTheByteOrderIsKept() {
        byte[] marked = "\uFEFFtext".getBytes(UTF_8);
        assertThat(AzureTrigger.fromFile(AzureTrigger.of(marked).toFile()).data())
                .hasValue(marked);
    }

    @Test
    void aTriggerMayHaveNoData() {
        byte[] file = AzureTrigger.withoutData().with("name", "a.jpg").toFile();
        assertThat(new String(file, UTF_8)).isEqualTo("{\"metadata\":{\"name\":\"a.jpg\"}}");
        assertThat(AzureTrigger.fromFile(file).data()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense|isn't JSON",
                "[]|JSON object of",
                "{\"body\":1}|no \"body\"",
                "{\"metadata\":1}|\"metadata\" of a trigger is a JSON object",
                "{\"metadata\":{\"a\":[1.5]}}|metadata.a[0] of a trigger isn't a whole number",
                "{\"data\":{\"base64\":\"*\"}}|data of a trigger isn't base64",
                "{\"data\":true}|data of a trigger is none of",
            })
    void saysWhatIsWrongWithATrigger(String json, String message) {
        assertThatThrownBy(() -> AzureTrigger.fromFile(json.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
