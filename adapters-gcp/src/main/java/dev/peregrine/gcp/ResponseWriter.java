package dev.peregrine.gcp;

import com.google.cloud.functions.HttpResponse;
import dev.peregrine.http.Headers;
import dev.peregrine.spi.Deployment;
import dev.peregrine.spi.Invocation;
import java.io.IOException;

/** Writes one neutral response to Google's, and nothing of it before all of it is known or enough of it to stay with. */
final class ResponseWriter {
    /** What Google sends of a response that isn't streamed: 32 MiB. */
    static final int MAX_BYTES = 32 * 1024 * 1024;

    /** Jetty, the invoker's server, sends headers of 16 KiB with its own and answers more with an empty 500. */
    static final int MAX_HEADER_BYTES = 16_000;

    private final Deployment deployment;
    private final Invocation invocation;
    private final HttpResponse response;
    private final String method;

    ResponseWriter(Deployment deployment, Invocation invocation, HttpResponse response, String method) {
        this.deployment = deployment;
        this.invocation = invocation;
        this.response = response;
        this.method = method;
    }

    void send(dev.peregrine.http.HttpResponse answer) throws IOException {
        int headerBytes = headerBytes(answer.headers());
        if (headerBytes > MAX_HEADER_BYTES) {
            sendBytes(deployment.failure(
                    new IllegalStateException("The response has headers of " + headerBytes + " bytes, and "
                            + deployment.host().title() + " sends at most " + MAX_HEADER_BYTES
                            + "; set fewer or shorter ones"),
                    invocation));
            return;
        }
        if (answer.body().isStreamed()) {
            stream(answer);
            return;
        }
        int size = answer.body().size();
        if (size > MAX_BYTES) {
            sendBytes(deployment.failure(tooLarge(size), invocation));
        } else {
            sendBytes(answer);
        }
    }

    private static int headerBytes(Headers headers) {
        int bytes = 0;
        for (int i = 0; i < headers.size(); i++) {
            bytes += headers.nameAt(i).length() + headers.valueAt(i).length() + ": \r\n".length();
        }
        return bytes;
    }

    private IllegalStateException tooLarge(int size) {
        return new IllegalStateException(
                "The response has " + size + " bytes, and "
                        + deployment.host().title() + " sends at most " + MAX_BYTES
                        + " (32 MiB) at once; make it smaller, stream it (HttpResponse.stream), or answer with the address of a file");
    }

    private void sendBytes(dev.peregrine.http.HttpResponse answer) throws IOException {
        writeHead(answer, response);
        if (!answer.body().isEmpty()) {
            // without it the server may end a long body by closing the connection, which hides a loss
            response.appendHeader("Content-Length", String.valueOf(answer.body().size()));
            answer.body().writeTo(response.getOutputStream());
        } else if (method.equals("HEAD") || answer.status() == 304) {
            // else the server says that the length is 0, which would be that of the answer to GET (RFC 9110, 8.6)
            response.getOutputStream().flush();
        }
    }

    private void stream(dev.peregrine.http.HttpResponse answer) throws IOException {
        StreamedBody body = new StreamedBody(answer, response);
        try {
            answer.body().writeTo(body);
        } catch (Throwable e) {
            if (!body.isOnItsWay()) {
                send(deployment.failure(e, invocation));
                return;
            }
            IOException connection = body.connectionFailure();
            if (connection != null) {
                throw connection;
            }
            deployment.failure(
                    new IllegalStateException("A streamed response broke off when part of it was sent", e), invocation);
            // only a throw keeps the server from ending the response as if it were complete
            throw new IOException(
                    "Broken off, so that the client sees that the response is incomplete; the cause is logged");
        }
        if (!body.isOnItsWay()) {
            sendBytes(answer.withBody(body.held()));
        }
    }

    static void writeHead(dev.peregrine.http.HttpResponse answer, HttpResponse response) {
        response.setStatusCode(answer.status());
        Headers headers = answer.headers();
        for (int i = 0; i < headers.size(); i++) {
            response.appendHeader(headers.nameAt(i), headers.valueAt(i));
        }
    }
}
