package dev.peregrine.testing.aws;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Answers with what has happened so far. */
public final class DiaryApp implements FunctionApp {
    @Override
    public void define(Functions f) {
        List<String> entries = new ArrayList<>();
        f.onStart(() -> entries.add("start"));
        f.beforeSnapshot(() -> entries.add("snapshot 1"));
        f.beforeSnapshot(() -> entries.add("snapshot 2"));
        f.afterRestore(() -> {
            if (f.environment().get("FAIL").isPresent()) {
                throw new IllegalStateException("no credentials");
            }
            entries.add("restore 1");
        });
        f.afterRestore(() -> entries.add("restore 2"));
        f.http("diary", "GET /", () -> {
            entries.add("handler");
            return (request, context) -> HttpResponse.json(200, entries);
        });
        f.http("other", "GET /other", (request, context) -> HttpResponse.text(200, ""));
    }
}
