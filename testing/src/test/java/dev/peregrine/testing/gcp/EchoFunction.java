package dev.peregrine.testing.gcp;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import java.io.IOException;

/** The least that an HTTP function on Google Cloud can be: what everything else is measured against. */
public final class EchoFunction implements HttpFunction {
    @Override
    public void service(HttpRequest request, HttpResponse response) throws IOException {
        response.setContentType("application/json");
        request.getInputStream().transferTo(response.getOutputStream());
    }
}
