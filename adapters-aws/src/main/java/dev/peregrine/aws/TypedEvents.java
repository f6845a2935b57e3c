package dev.peregrine.aws;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The event as its class in {@code aws-lambda-java-events}, which only who asks for one needs on the class path. */
final class TypedEvents {
    private TypedEvents() {}

    /** The event as the class of its format, or null when another class is asked for. */
    static @Nullable Object read(Class<?> type, byte[] payload, Object format) {
        if (!type.getSimpleName().equals(className(format))) {
            return null;
        }
        try (JsonParser parser = Json.FACTORY.createParser(payload)) {
            parser.nextToken();
            if (format instanceof S3Format) {
                return S3Binder.read(parser);
            }
            return EventBinder.read(parser, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String className(Object anyFormat) {
        if (anyFormat instanceof EventFormat source) {
            return source.eventClass();
        }
        WireFormat format = (WireFormat) anyFormat;
        if (format.cookiesApart()) {
            return "APIGatewayV2HTTPEvent";
        }
        return format.loadBalancer ? "ApplicationLoadBalancerRequestEvent" : "APIGatewayProxyRequestEvent";
    }
}
