package dev.peregrine.spi;

import dev.peregrine.Context;
import dev.peregrine.http.Body;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.json.JsonCodec;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The way of a direct invocation: payload to input, handler, output to payload. */
final class InvokeCall {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private InvokeCall() {}

    /** Whether a type stands for the payload as it is. */
    static boolean isRaw(Type type) {
        return type == byte[].class;
    }

    static byte[] run(RunningFunction function, JsonCodec codec, byte[] payload, Context context) throws Exception {
        return write(codec, function.call(read(function, codec, payload), context));
    }

    private static Object read(RunningFunction function, JsonCodec codec, byte[] payload) {
        Type input = function.definition().types().get(0);
        return isRaw(input) ? payload : codec.read(payload, input);
    }

    private static byte[] write(JsonCodec codec, @Nullable Object output) {
        if (output instanceof byte[] raw) {
            return raw;
        }
        return output == null ? NULL : codec.write(output);
    }

    /** The same over HTTP, for hosts without direct invocations. */
    static HttpResponse http(RunningFunction function, JsonCodec codec, HttpRequest request, Context context)
            throws Exception {
        Type input = function.definition().types().get(0);
        Object value = isRaw(input) ? request.bytes() : request.json(input);
        return HttpResponse.of(200, MediaType.JSON, Body.of(write(codec, function.call(value, context))));
    }
}
