package dev.peregrine.testing.guide;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.json.JsonCodec;

/** An app with what stands alone in the guide. */
public final class HandOver implements FunctionApp {
    @Override
    public void define(Functions f) {
        // snippet: databind
        f.json(JsonCodec::databind);
        // end
        f.http("api", "/api", (request, context) -> {
            // snippet: escape-hatch
            String api = context.as(APIGatewayV2HTTPEvent.class)
                    .map(event -> event.getRequestContext().getApiId())
                    .orElse("not behind an HTTP API");
            // end
            return HttpResponse.json(200, new Answer(api));
        });
    }

    /** A bean, which the default codec refuses. */
    public static final class Answer {
        private final String api;

        Answer(String api) {
            this.api = api;
        }

        public String getApi() {
            return api;
        }
    }
}
