package dev.peregrine.aws;

import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;

/** What AWS's own library reads of an event: the oracle for what we read of the same bytes. */
final class VendorEvents {
    private VendorEvents() {}

    /** Reads an event as Lambda's runtime does for a handler that takes this class. */
    static <T> T read(byte[] event, Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, type.getClassLoader())
                .fromJson(new ByteArrayInputStream(event));
    }
}
