package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.text.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ResponseWriterTest {
    /** Bytes that are often nearly UTF-8. */
    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> edges = Arbitraries.of(
                (byte) 0,
                (byte) 'a',
                (byte) '"',
                (byte) '\\',
                (byte) 0x7F,
                (byte) 0x80,
                (byte) 0x8F,
                (byte) 0x90,
                (byte) 0x9F,
                (byte) 0xA0,
                (byte) 0xBF,
                (byte) 0xC1,
                (byte) 0xC2,
                (byte) 0xDF,
                (byte) 0xE0,
                (byte) 0xED,
                (byte) 0xEF,
                (byte) 0xF0,
                (byte) 0xF4,
                (byte) 0xF5,
                (byte) 0xFF);
        Arbitrary<byte[]> text = Arbitraries.strings().ofMaxLength(40).map(s -> s.getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(
                edges.array(byte[].class).ofMaxSize(8), Arbitraries.bytes().array(byte[].class), text);
    }

    @Property
    void knowsUtf8AsTheJdkDoes(@ForAll("bytes") byte[] bytes) {
        boolean utf8 = true;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            utf8 = false;
        }

        assertThat(Utf8.isWellFormed(bytes)).isEqualTo(utf8);
    }

    @Property
    void writesJsonThatHoldsEveryByte(@ForAll("bytes") byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResponseWriter.of(HttpResponse.bytes(200, MediaType.BYTES, bytes), WireFormat.ALB)
                .writeTo(out);

        JsonNode json = Events.read(out.toByteArray());
        String body = json.get("body").textValue();
        byte[] read = json.get("isBase64Encoded").booleanValue()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        assertThat(read).isEqualTo(bytes);
    }
}
