package peers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A rich record as most bind it: the vendor's typed events, and jackson-databind with its module for java.time. */
public final class NativePurchase implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final List<Purchase> kept = new ArrayList<>();

    public record Purchase(String number, Customer customer, List<Line> lines, Instant placed) {}

    public record Customer(String name, String email, Address address) {}

    public record Address(String street, String city, String country) {}

    public record Line(String sku, int quantity, BigDecimal price) {}

    public record Accepted(String reference, BigDecimal sum) {}

    public record Problem(String title, int status, String detail) {}

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        APIGatewayV2HTTPEvent.RequestContext.Http http = event.getRequestContext().getHttp();
        try {
            if (!http.getPath().equals("/purchases")) {
                return json(404, new Problem("Not Found", 404, "There is nothing at this path"));
            }
            if (!http.getMethod().equals("POST")) {
                return json(405, new Problem("Method Not Allowed", 405, "This path answers POST"));
            }
            Purchase purchase = JSON.readValue(body(event), Purchase.class);
            if (purchase.lines() == null || purchase.lines().isEmpty()) {
                return json(400, new Problem("Bad Request", 400, "Please order something."));
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (Line line : purchase.lines()) {
                sum = sum.add(line.price().multiply(BigDecimal.valueOf(line.quantity())));
            }
            synchronized (this) {
                kept.add(purchase);
            }
            return json(202, new Accepted(context.getAwsRequestId(), sum));
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
