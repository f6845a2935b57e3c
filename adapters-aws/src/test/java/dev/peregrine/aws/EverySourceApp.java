package dev.peregrine.aws;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.http.HttpResponse;
import java.time.ZoneId;

/** A function for each source that a template can name. */
public final class EverySourceApp implements FunctionApp {
    @Override
    public void define(Functions f) {
        MessageHandler<String> message = (m, context) -> {};
        f.http("contact", "POST /contact", (request, context) -> HttpResponse.of(204));
        f.http("status", "GET /status", (request, context) -> HttpResponse.of(204));
        f.invoke("sum", Integer.class, Integer.class, () -> (i, context) -> i);
        f.messages("orders", String.class, message).partialFailures();
        f.messages("payments", String.class, message).partialFailures().ordered();
        f.messages("news", String.class, message);
        f.messages("news-queue", String.class, message).partialFailures();
        f.objects("thumbnails", (object, context) -> {});
        f.objects("archive", (object, context) -> {});
        f.events("shipped", (event, context) -> {});
        f.schedule("nightly", "30 3 * * MON-FRI", ZoneId.of("Europe/Berlin"), (event, context) -> {});
        f.messages("clicks", String.class, message).partialFailures().ordered();
        f.changes("audit", String.class, (change, context) -> {}).partialFailures();
        f.messages("msk", String.class, message).partialFailures();
        f.messages("kafka", String.class, message);
        f.messages("active", String.class, message);
        f.messages("rabbit", String.class, message);
    }
}
