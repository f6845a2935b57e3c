package dev.peregrine.samples.contact;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.peregrine.Environment;
import dev.peregrine.http.Body;
import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.HttpReply;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The contact form on this machine, once beneath {@code /via/<wire format>/} for every wire format, and a page around it that
 * shows what happens.
 */
final class Playground implements AutoCloseable {
    private static final String VIA = "/via/";
    private static final Set<String> FRAMING =
            Set.of("connection", "keep-alive", "transfer-encoding", "content-length", "upgrade");
    private static final String POLICY = "default-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

    private final Map<String, Cloud> clouds = new LinkedHashMap<>();
    private final Map<String, CloudApp> apps = new LinkedHashMap<>();
    private final Optional<MailBox> box;
    private final String mailsGoTo;
    private final Feed feed = new Feed();
    private final HttpServer server;
    private final ExecutorService threads;
    private int mailsSeen;

    private Playground(int port, Map<String, String> variables, Optional<MailBox> box) throws IOException {
        this.box = box;
        this.mailsSeen = box.map(open -> open.mails().size()).orElse(0);
        this.mailsGoTo = variables.getOrDefault("SMTP_HOST", "");
        for (Wire wire : Wire.ALL) {
            Cloud cloud = Cloud.named(wire.id());
            clouds.put(wire.id(), cloud);
            apps.put(wire.id(), cloud.app(new ContactApp(), Environment.of(variables)));
        }
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "playground");
            thread.setDaemon(true);
            return thread;
        });
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any that is free
     */
    static Playground start(int port, Map<String, String> variables, Optional<MailBox> box) throws IOException {
        Playground playground = new Playground(port, variables, box);
        playground.server.start();
        return playground;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            if (path.equals("/events")) {
                exchange.getResponseHeaders().set("content-type", "text/event-stream");
                exchange.getResponseHeaders().set("cache-control", "no-store");
                exchange.sendResponseHeaders(200, 0);
                feed.follow(exchange.getResponseBody());
            } else {
                send(exchange, path.startsWith(VIA) ? via(exchange, path.substring(VIA.length())) : own(path));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse own(String path) throws IOException {
        return switch (path) {
            case "/" -> file("playground.html", MediaType.HTML);
            case "/playground.css" -> file("playground.css", MediaType.of("text/css; charset=utf-8"));
            case "/playground.js" -> file("playground.js", MediaType.of("text/javascript; charset=utf-8"));
            case "/formats" -> HttpResponse.json(200, new Formats(Wire.ALL, noMails()));
            default -> HttpResponse.text(404, "Nothing here");
        };
    }

    private String noMails() {
        return box.isPresent() ? "Nothing yet." : "They go through " + mailsGoTo + "; look into the recipient's inbox.";
    }

    private static HttpResponse file(String name, MediaType type) throws IOException {
        try (InputStream file = Playground.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException(name + " is missing beside " + Playground.class);
            }
            return HttpResponse.bytes(200, type, file.readAllBytes()).withHeader("content-security-policy", POLICY);
        }
    }

    private HttpResponse via(HttpExchange exchange, String rest) throws IOException {
        int slash = rest.indexOf('/');
        String id = slash < 0 ? rest : rest.substring(0, slash);
        CloudApp app = apps.get(id);
        if (app == null) {
            return HttpResponse.text(404, "There is no wire format of that name");
        }
        if (slash < 0) {
            return HttpResponse.redirect(302, VIA + id + "/");
        }
        String query = exchange.getRequestURI().getRawQuery();
        String target = rest.substring(slash) + (query == null ? "" : "?" + query);
        HttpRequest request = HttpRequest.of(exchange.getRequestMethod(), target)
                .withHeaders(headers(exchange))
                .withBody(Body.of(exchange.getRequestBody().readAllBytes()));
        return exchanged(id, app, request);
    }

    private static Headers headers(HttpExchange exchange) {
        Headers.Builder headers = Headers.builder();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> headers.add(name, value));
            }
        });
        return headers.build();
    }

    /** One at a time, so that it is plain which mail belongs to which submission. */
    private synchronized HttpResponse exchanged(String id, CloudApp app, HttpRequest request) {
        long start = System.nanoTime();
        HttpReply reply = app.send(request);
        String millis = String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e6);
        feed.publish(
                "exchange",
                new Exchange(
                        id,
                        request.toString(),
                        reply.status(),
                        millis,
                        new String(reply.event(), StandardCharsets.UTF_8),
                        new String(reply.raw(), StandardCharsets.UTF_8),
                        String.join("\n", reply.log())));
        if (box.isPresent()) {
            List<MimeMessage> mails = box.get().mails();
            for (MimeMessage mail : mails.subList(mailsSeen, mails.size())) {
                feed.publish("mail", Delivered.of(id, mail));
            }
            mailsSeen = mails.size();
        }
        return reply.response();
    }

    private static void send(HttpExchange exchange, HttpResponse response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::add);
        byte[] body = response.body().bytes();
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        feed.close();
        server.stop(0);
        threads.shutdownNow();
        clouds.values().forEach(Cloud::close);
    }

    record Formats(List<Wire> wires, String mails) {}

    record Exchange(String via, String request, int status, String millis, String event, String reply, String log) {}
}
