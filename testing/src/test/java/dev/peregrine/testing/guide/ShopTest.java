package dev.peregrine.testing.guide;

import static dev.peregrine.testing.Assertions.assertThat;
import static dev.peregrine.testing.Content.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Environment;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.EveryCloud;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.runtime.LambdaProcess;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Runs what the guide shows. */
class ShopTest {
    private static final String CONTACT = "{\"name\":\"Ada\",\"email\":\"ada@example.com\",\"message\":\"Hello\"}";
    private static final Environment ENVIRONMENT = Environment.of(Map.of("API_KEY", "open sesame"));

    @EveryCloud
    void takesMessages(Cloud cloud) {
        assertThat(cloud.app(new Shop(), ENVIRONMENT).post("/contact", json(CONTACT)))
                .hasStatus(202)
                .loggedNothing();
    }

    @EveryCloud
    void letsTheShopsPageIn(Cloud cloud) {
        assertThat(cloud.app(new Shop(), ENVIRONMENT)
                        .header("Origin", "https://shop.example")
                        .post("/contact", json(CONTACT)))
                .hasStatus(202)
                .hasHeader("access-control-allow-origin", "https://shop.example");
    }

    @EveryCloud
    void showsOrdersToThoseWithAKey(Cloud cloud) {
        CloudApp shop = cloud.app(new Shop(), ENVIRONMENT);
        assertThat(shop.get("/orders/17")).isProblem(401);
        assertThat(shop.header("x-api-key", "open").get("/orders/17")).isProblem(401);
        assertThat(shop.header("x-api-key", "open sesame").get("/orders/17"))
                .hasStatus(200)
                .hasText("17");
    }

    // snippet: invoke-test
    @EveryCloud(kind = Kind.INVOKE)
    void addsUpTheCart(Cloud cloud) {
        String cart = "{\"items\":[{\"sku\":\"falcon\",\"price\":0.10,\"quantity\":3}]}";
        assertThat(cloud.app(new Shop()).invoke("checkout", json(cart))).hasJson("{\"sum\":0.30}");
    }
    // end

    @EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
    // snippet: runtime-test
    @Test
    void answersInLambdasOwnRuntime() {
        try (LambdaProcess function = LambdaProcess.of("dev.peregrine.aws.LambdaFunction")
                .classPathOfThisJvm()
                .environment("PEREGRINE_APP", Shop.class.getName())
                .start()) {
            LambdaTwin front = LambdaTwin.functionUrl();
            ClientRequest request = ClientRequest.of("POST", "/contact")
                    .withHeader("Content-Type", "application/json")
                    .withBody(CONTACT.getBytes(UTF_8));
            byte[] result = function.invoke(front.event(request)).payload();
            HttpResponse response = front.response(request, result);
            assertThat(response).hasStatus(202);
        }
    }
    // end

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
    void theEntryPointOfTheGuideRunsTheShop() {
        LambdaTwin front = LambdaTwin.alb();
        try (LambdaProcess function = LambdaProcess.of(ShopFunction.class.getName())
                .classPathOfThisJvm()
                .environment("PEREGRINE_FUNCTION", "contact")
                .start()) {
            ClientRequest request = ClientRequest.of("GET", "/contact");
            byte[] result = function.invoke(front.event(request)).payload();
            assertThat(front.response(request, result)).isProblem(405).hasHeader("allow");
        }
    }

    @EveryCloud
    void handsOutTheVendorsEventAndWritesBeans(Cloud cloud) {
        boolean http = cloud.name().equals("aws-http-api") || cloud.name().equals("aws-function-url");
        String json = cloud.app(new HandOver()).get("/api").text();
        if (http) {
            assertThat(json).matches("\\{\"api\":\"[a-z0-9]+\"}");
        } else {
            assertThat(json).isEqualTo("{\"api\":\"not behind an HTTP API\"}");
        }
    }
}
