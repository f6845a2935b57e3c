package peers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The vendor's typed events behind Quarkus's own stream handler, with its injection and its ObjectMapper. */
public class QuarkusContactForm implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    @Inject
    ObjectMapper json;

    @Inject
    Mails mails;

    public record Contact(String name, String email, String message) {}

    public record Accepted(String reference) {}

    public record Problem(String title, int status, String detail) {}

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        APIGatewayV2HTTPEvent.RequestContext.Http http = event.getRequestContext().getHttp();
        try {
            if (!http.getPath().equals("/contact")) {
                return answer(404, new Problem("Not Found", 404, "There is nothing at this path"));
            }
            if (!http.getMethod().equals("POST")) {
                return answer(405, new Problem("Method Not Allowed", 405, "This path answers POST"));
            }
            Contact contact = json.readValue(body(event), Contact.class);
            if (contact.message() == null || contact.message().isBlank()) {
                return answer(400, new Problem("Bad Request", 400, "Please enter a message."));
            }
            mails.add(contact);
            return answer(202, new Accepted(context.getAwsRequestId()));
        } catch (JsonProcessingException e) {
            return answer(400, new Problem("Bad Request", 400, "Malformed JSON"));
        }
    }

    private static String body(APIGatewayV2HTTPEvent event) {
        return event.getIsBase64Encoded()
                ? new String(Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8)
                : event.getBody();
    }

    private APIGatewayV2HTTPResponse answer(int status, Object value) {
        try {
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(status)
                    .withHeaders(Map.of("content-type", "application/json"))
                    .withBody(json.writeValueAsString(value))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
