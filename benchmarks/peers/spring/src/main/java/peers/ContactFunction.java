package peers;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The vendor's typed events, and the Jackson that Spring brings. */
final class ContactFunction implements Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final JsonMapper json = new JsonMapper();
    private final List<Contact> mails = new ArrayList<>();

    record Contact(String name, String email, String message) {}

    record Accepted(String reference) {}

    record Problem(String title, int status, String detail) {}

    @Override
    public APIGatewayV2HTTPResponse apply(APIGatewayV2HTTPEvent event) {
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
            synchronized (this) {
                mails.add(contact);
            }
            return answer(202, new Accepted(UUID.randomUUID().toString()));
        } catch (JacksonException e) {
            return answer(400, new Problem("Bad Request", 400, "Malformed JSON"));
        }
    }

    private static String body(APIGatewayV2HTTPEvent event) {
        return event.getIsBase64Encoded()
                ? new String(Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8)
                : event.getBody();
    }

    private APIGatewayV2HTTPResponse answer(int status, Object value) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("content-type", "application/json"))
                .withBody(json.writeValueAsString(value))
                .build();
    }
}
