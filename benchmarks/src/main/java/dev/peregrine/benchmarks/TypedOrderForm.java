package dev.peregrine.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The same with the vendor's types, and databind for the body. */
final class TypedOrderForm implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        String path = event.getRequestContext().getHttp().getPath();
        if (!path.equals("/orders")
                || !event.getRequestContext().getHttp().getMethod().equals("POST")) {
            return APIGatewayV2HTTPResponse.builder().withStatusCode(404).build();
        }
        try {
            String body = event.getIsBase64Encoded()
                    ? new String(Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8)
                    : event.getBody();
            Order order = JSON.readValue(body, Order.class);
            Order.Accepted accepted = new Order.Accepted(
                    order.number(), order.quantity(), event.getHeaders().getOrDefault("user-agent", ""));
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(202)
                    .withHeaders(Map.of(
                            "content-type",
                            "application/json",
                            "cache-control",
                            "no-store",
                            "location",
                            "/orders/" + order.number()))
                    .withBody(JSON.writeValueAsString(accepted))
                    .build();
        } catch (JsonProcessingException e) {
            return APIGatewayV2HTTPResponse.builder().withStatusCode(400).build();
        }
    }
}
