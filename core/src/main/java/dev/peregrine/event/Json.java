package dev.peregrine.event;

import dev.peregrine.json.JsonCodec;
import dev.peregrine.json.JsonException;
import java.lang.reflect.Type;

/** Binds what a host delivered, and says whose it was when it doesn't fit. */
final class Json {
    private Json() {}

    static Object read(byte[] json, Type type, JsonCodec codec, String what, String id) {
        try {
            return codec.read(json, type);
        } catch (JsonException e) {
            throw new UndecodableException(what + " " + id + ": " + e.getMessage(), e);
        }
    }
}
