package dev.peregrine.testing;

import dev.peregrine.http.Body;
import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.wire.ClientRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests and what came of them, as bytes. */
final class PackedHttp {
    private PackedHttp() {}

    static void writeRequest(PackedWriter out, ClientRequest request) {
        out.text(request.method()).text(request.target());
        List<String> headers = new ArrayList<>();
        for (ClientRequest.Header header : request.headers()) {
            headers.add(header.name());
            headers.add(header.value());
        }
        out.texts(headers).bytes(request.body()).flag(request.isChunked()).text(request.clientAddress());
    }

    static ClientRequest readRequest(PackedReader in) {
        ClientRequest request = ClientRequest.of(in.text(), in.text());
        List<String> headers = in.texts();
        for (int i = 0; i < headers.size(); i += 2) {
            request = request.withHeader(headers.get(i), headers.get(i + 1));
        }
        request = request.withBody(in.bytes());
        request = in.flag() ? request.chunked() : request;
        return request.from(in.text());
    }

    static void writeReply(PackedWriter out, HttpReply reply) {
        writeResponse(out, reply.response());
        out.bytes(reply.event()).bytes(reply.raw()).texts(reply.log()).flag(reply.isRefusedByHost());
        PackedFailure.writeOptional(out, reply.failure());
    }

    static HttpReply readReply(PackedReader in) {
        HttpResponse response = readResponse(in);
        byte[] event = in.bytes();
        byte[] raw = in.bytes();
        List<String> log = in.texts();
        boolean refused = in.flag();
        RemoteFailure failure = PackedFailure.readOptional(in);
        HttpReply reply = refused
                ? HttpReply.refused(response)
                : failure == null ? HttpReply.answered(response, raw, log) : HttpReply.failed(response, failure, log);
        return reply.to(event);
    }

    static void writeReply(PackedWriter out, InvokeReply reply) {
        out.bytes(reply.bytes()).texts(reply.log());
        PackedFailure.writeOptional(out, reply.failure());
        Optional<HttpResponse> response = reply.response();
        out.flag(response.isPresent());
        response.ifPresent(carrier -> writeResponse(out, carrier));
        PackedNotes.write(out, reply.notes());
    }

    static InvokeReply readInvokeReply(PackedReader in) {
        byte[] bytes = in.bytes();
        List<String> log = in.texts();
        RemoteFailure failure = PackedFailure.readOptional(in);
        InvokeReply reply;
        if (in.flag()) {
            HttpResponse response = readResponse(in);
            reply = InvokeReply.of(
                    failure == null
                            ? HttpReply.answered(response, bytes, log)
                            : HttpReply.failed(response, failure, log));
        } else {
            reply = failure == null ? InvokeReply.answered(bytes, log) : InvokeReply.failed(failure, log);
        }
        return reply.noted(PackedNotes.read(in));
    }

    private static void writeResponse(PackedWriter out, HttpResponse response) {
        out.number(response.status());
        List<String> headers = new ArrayList<>();
        response.headers().forEach((name, value) -> {
            headers.add(name);
            headers.add(value);
        });
        out.texts(headers).bytes(response.body().bytes());
    }

    private static HttpResponse readResponse(PackedReader in) {
        HttpResponse response = HttpResponse.of(in.count());
        Headers headers = Headers.of(in.texts().toArray(String[]::new));
        return response.withHeaders(headers).withBody(Body.of(in.bytes()));
    }
}
