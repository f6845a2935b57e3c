package dev.peregrine.aws;

import com.amazonaws.services.lambda.runtime.Context;
import dev.peregrine.spi.HostLog;
import dev.peregrine.spi.NativeObjects;
import org.jspecify.annotations.Nullable;

/** What belongs to one invocation on Lambda's side: its log and, behind the escape hatch, its objects. */
final class LambdaNatives implements HostLog, NativeObjects {
    private static final String EVENTS = "com.amazonaws.services.lambda.runtime.events.";

    private final Context context;
    /** Null for a direct invocation, which has no class of its own. */
    private final @Nullable Payload payload;

    /** A WireFormat or an EventFormat. */
    private final Object format;

    LambdaNatives(Context context, @Nullable Payload payload, Object format) {
        this.context = context;
        this.payload = payload;
        this.format = format;
    }

    @Override
    public void error(String message, Throwable cause) {
        LambdaLog.error(context, message, cause);
    }

    @Override
    public @Nullable Object find(Class<?> type) {
        if (type.isInstance(context)) {
            return context;
        }
        if (payload == null) {
            return null;
        }
        if (type == GatewayRequest.class && format instanceof WireFormat http) {
            return GatewayRequest.of(payload.bytes(), http);
        }
        return type.getName().startsWith(EVENTS) ? TypedEvents.read(type, payload.bytes(), format) : null;
    }
}
