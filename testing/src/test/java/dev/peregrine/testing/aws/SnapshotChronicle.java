package dev.peregrine.testing.aws;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.Handler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Its function answers with what has happened to the app so far. */
public final class SnapshotChronicle implements FunctionApp {
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void define(Functions functions) {
        functions.invoke("chronicle", byte[].class, String.class, () -> {
            events.add("created");
            Handler<byte[], String> handler = (input, context) -> String.join(", ", events);
            return handler;
        });
        functions.beforeSnapshot(() -> events.add("before the snapshot"));
        functions.afterRestore(() -> events.add("after the restore"));
    }
}
