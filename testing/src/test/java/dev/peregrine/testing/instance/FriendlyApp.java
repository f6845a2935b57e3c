package dev.peregrine.testing.instance;

import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.event.Message;
import dev.peregrine.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Functions that show what instances share and what they don't. */
public final class FriendlyApp implements FunctionApp {
    private static final List<Context> KEPT = new CopyOnWriteArrayList<>();
    private static int counter;

    /** A payload. */
    public record Note(String a) {}

    @Override
    public void define(Functions f) {
        System.out.println("defined");
        f.http("count", "/count", (request, context) -> HttpResponse.text(200, String.valueOf(++counter)));
        f.http("contexts", "/contexts", (request, context) -> HttpResponse.text(200, contexts(context)));
        f.http("print", "/print/{text}", (request, context) -> {
            System.out.println("out " + request.pathParameter("text"));
            System.err.println("err " + request.pathParameter("text"));
            return HttpResponse.text(200, "done");
        });
        f.http("greeting", "/greeting", (request, context) -> {
            String greeting = f.environment().require("GREETING");
            return HttpResponse.text(200, greeting + " " + System.getenv("GREETING"));
        });
        f.http("fail", "/fail", (request, context) -> {
            throw new IllegalArgumentException("on purpose");
        });
        f.invoke("echo", Note.class, Note.class, (input, context) -> input);
        f.invoke("failing", Note.class, Note.class, (input, context) -> {
            throw new IllegalArgumentException("on purpose");
        });
        f.messages("orders", String.class, (Message<String> message, Context context) -> {
                    System.out.println(message.id() + " " + message.body());
                    if (message.body().contains("bad")) {
                        throw new IllegalArgumentException("a bad order");
                    }
                })
                .partialFailures();
        f.onClose(() -> System.setProperty("dev.peregrine.testing.instance.closed", "yes"));
    }

    /** One line for each context so far, as it tells of itself now. */
    private static String contexts(Context context) {
        KEPT.add(context);
        List<String> lines = new ArrayList<>();
        for (Context kept : KEPT) {
            lines.add(kept.invocationId() + " " + kept.functionName() + " " + kept.coldStart() + " " + kept.deadline());
        }
        return String.join("\n", lines);
    }
}
