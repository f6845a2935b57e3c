package dev.peregrine.aws;

import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What AWS's own library reads of an event: the oracle for what we read of the same bytes. */
final class VendorEvents {
    /** Each takes a while to make. */
    private static final Map<Class<?>, PojoSerializer<?>> READERS = new ConcurrentHashMap<>();

    private VendorEvents() {}

    /** Reads an event as Lambda's runtime does for a handler that takes this class. */
    static <T> T read(byte[] event, Class<T> type) {
        PojoSerializer<?> reader =
                READERS.computeIfAbsent(type, key -> LambdaEventSerializers.serializerFor(key, key.getClassLoader()));
        return type.cast(reader.fromJson(new ByteArrayInputStream(event)));
    }
}
