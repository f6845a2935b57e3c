package dev.peregrine.testing.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Tiny functions that the lab starts in processes of their own. */
public final class Starts {
    private Starts() {}

    /** Answers with what it gets. */
    public static final class Echo implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            in.transferTo(out);
        }
    }

    /** Answers with the kind of its class loader. */
    public static final class Loader implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            out.write(getClass().getClassLoader().getClass().getName().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Prints more than anyone wants to read, and then can't be created. */
    public static final class Broken implements RequestStreamHandler {
        public Broken() {
            for (int i = 1; i <= 100; i++) {
                System.out.println("line " + i);
            }
            throw new IllegalStateException("no database");
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) {}
    }

    /** A portable app. */
    public static final class Greeter implements FunctionApp {
        @Override
        public void define(Functions functions) {
            functions.http("greet", "GET /greet", (request, context) -> HttpResponse.text(200, "hello"));
            functions.http("other", "GET /other", (request, context) -> HttpResponse.text(200, "other"));
        }
    }
}
