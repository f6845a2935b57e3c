package peers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The native contact form with Logback: it fills the MDC and logs a line. */
public final class NativeLoggingContactForm implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOGGER = LoggerFactory.getLogger(NativeLoggingContactForm.class);
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final List<Contact> mails = new ArrayList<>();

    public record Contact(String name, String email, String message) {}

    public record Accepted(String reference) {}

    public record Problem(String title, int status, String detail) {}

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        MDC.put("invocationId", context.getAwsRequestId());
        MDC.put("function", context.getFunctionName());
        try {
            return handle(event, context);
        } finally {
            MDC.remove("invocationId");
            MDC.remove("function");
        }
    }

    private APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event, Context context) {
        APIGatewayV2HTTPEvent.RequestContext.Http http = event.getRequestContext().getHttp();
        try {
            if (!http.getPath().equals("/contact")) {
                return json(404, new Problem("Not Found", 404, "There is nothing at this path"));
            }
            if (!http.getMethod().equals("POST")) {
                return json(405, new Problem("Method Not Allowed", 405, "This path answers POST"));
            }
            Contact contact = JSON.readValue(body(event), Contact.class);
            if (contact.message() == null || contact.message().isBlank()) {
                return json(400, new Problem("Bad Request", 400, "Please enter a message."));
            }
            synchronized (this) {
                mails.add(contact);
            }
            LOGGER.info("Mail of {} characters", contact.message().length());
            return json(202, new Accepted(context.getAwsRequestId()));
        } catch (JsonProcessingException e) {
            return json(400, new Problem("Bad Request", 400, "Malformed JSON"));
        }
    }

    private static String body(APIGatewayV2HTTPEvent event) {
        return event.getIsBase64Encoded()
                ? new String(Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8)
                : event.getBody();
    }

    private static APIGatewayV2HTTPResponse json(int status, Object value) throws IllegalStateException {
        try {
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(status)
                    .withHeaders(Map.of("content-type", "application/json"))
                    .withBody(JSON.writeValueAsString(value))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
