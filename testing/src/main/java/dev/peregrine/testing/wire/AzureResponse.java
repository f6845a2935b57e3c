package dev.peregrine.testing.wire;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import dev.peregrine.json.JsonCodec;
import dev.peregrine.testing.wire.ClientRequest.Header;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The worker's response and its builder, one object: for each name the last value alone. */
@SuppressWarnings("NullAway") // the API's own null for headers and contents that aren't there
final class AzureResponse implements HttpResponseMessage, HttpResponseMessage.Builder {
    private final Map<String, String> headers = new LinkedHashMap<>();
    private HttpStatusType status = HttpStatus.OK;
    private @Nullable Object body;

    @Override
    public HttpStatusType getStatus() {
        return status;
    }

    @Override
    public @Nullable String getHeader(String key) {
        return headers.get(key);
    }

    @Override
    public @Nullable Object getBody() {
        return body;
    }

    @Override
    public AzureResponse status(HttpStatusType newStatus) {
        this.status = newStatus;
        return this;
    }

    @Override
    public AzureResponse header(String key, String value) {
        headers.put(key, value);
        return this;
    }

    @Override
    public AzureResponse body(@Nullable Object newBody) {
        this.body = newBody;
        return this;
    }

    @Override
    public AzureResponse build() {
        return this;
    }

    /**
     * The content as the host writes it: bytes as they are, text as UTF-8, anything else as the worker's JSON. (That is
     * another writer's JSON, the same for plain values.)
     */
    byte[] content() {
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body == null) {
            return new byte[0];
        }
        return body instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : JsonCodec.light().write(body);
    }

    /** The headers as the host writes them: where it writes text, it names the encoding in the type. */
    List<Header> lines() {
        List<Header> lines = new ArrayList<>();
        headers.forEach((name, value) -> {
            if (GatewayReply.find(lines, name).isEmpty()) {
                lines.add(new Header(name, value));
            }
        });
        if (!(body instanceof byte[])) {
            String type = GatewayReply.find(lines, "content-type").orElse("text/plain");
            if (!type.toLowerCase(Locale.ROOT).contains("charset=")) {
                lines.removeIf(line -> line.name().equalsIgnoreCase("content-type"));
                lines.add(new Header("content-type", type + "; charset=utf-8"));
            }
        }
        return lines;
    }

    byte[] message() {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(status.value()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        message.writeBytes(content());
        return message.toByteArray();
    }
}
