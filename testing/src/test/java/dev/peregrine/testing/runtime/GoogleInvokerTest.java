package dev.peregrine.testing.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.functions.CloudEventsFunction;
import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class GoogleInvokerTest {

    /** Answers with method, query and headers, and the bytes it gets. */
    public static final class Echo implements HttpFunction {

        @Override
        public void service(HttpRequest request, HttpResponse response) throws IOException {
            response.appendHeader("X-Method", request.getMethod());
            response.appendHeader("X-Query", request.getQuery().orElse("none"));
            response.appendHeader("X-Odd", String.join("|", request.getHeaders().getOrDefault("x-odd", List.of())));
            response.setContentType("application/octet-stream");
            request.getInputStream().transferTo(response.getOutputStream());
        }
    }

    /** Cannot be created. */
    public static final class Broken implements HttpFunction {

        /** Throws. */
        public Broken() {
            throw new IllegalStateException("no database");
        }

        @Override
        public void service(HttpRequest request, HttpResponse response) {}
    }

    private static RawResponse get(GoogleInvoker invoker) throws IOException {
        return RawHttp.send(invoker.uri(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    }

    @Test
    void servesAFunctionClass() throws Exception {
        byte[] body = {0, 1, (byte) 0xff, '\n'};
        try (GoogleInvoker invoker = GoogleInvoker.start(Echo.class)) {
            RawResponse response = RawHttp.send(
                    invoker.uri(),
                    RawHttp.request(
                            body, "PUT /a?b=c HTTP/1.1", "Host: x", "X-oDD: 1", "x-odd: 2", "Content-Length: 4"));
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("X-Method")).hasValue("PUT");
            assertThat(response.header("X-Query")).hasValue("b=c");
            assertThat(response.header("X-Odd")).hasValue("1|2");
            assertThat(response.body()).isEqualTo(body);
        }
    }

    @Test
    void servesAFunctionObject() throws Exception {
        HttpFunction hello = (request, response) -> response.getWriter().write("hello");
        try (GoogleInvoker invoker = GoogleInvoker.start(hello)) {
            assertThat(get(invoker).text()).isEqualTo("hello");
        }
    }

    @Test
    void servesAFunctionByNameAndKind() throws Exception {
        try (GoogleInvoker invoker = GoogleInvoker.start(Echo.class.getName(), "http", Echo.class.getClassLoader())) {
            assertThat(get(invoker).status()).isEqualTo(200);
        }
        assertThatThrownBy(() -> GoogleInvoker.start(Echo.class.getName(), "nonsense", Echo.class.getClassLoader()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nonsense");
    }

    @Test
    void servesAnEventFunctionObject() throws Exception {
        LinkedBlockingQueue<CloudEvent> events = new LinkedBlockingQueue<>();
        CloudEventsFunction function = events::add;
        try (GoogleInvoker invoker = GoogleInvoker.start(function)) {
            RawResponse binary = RawHttp.send(
                    invoker.uri(),
                    "POST / HTTP/1.1\r\nHost: x\r\nce-id: 1\r\nce-source: s\r\nce-type: t\r\nce-specversion: 1.0\r\n"
                            + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi");
            assertThat(binary.status()).isEqualTo(200);
            CloudEvent first = events.remove();
            assertThat(first.getType()).isEqualTo("t");
            assertThat(Objects.requireNonNull(first.getData()).toBytes()).isEqualTo("hi".getBytes(UTF_8));

            String json = "{\"specversion\":\"1.0\",\"id\":\"2\",\"source\":\"s\",\"type\":\"u\",\"data\":{\"a\":1}}";
            RawResponse structured = RawHttp.send(
                    invoker.uri(),
                    "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/cloudevents+json\r\nContent-Length: "
                            + json.length() + "\r\n\r\n" + json);
            assertThat(structured.status()).isEqualTo(200);
            assertThat(events.remove().getType()).isEqualTo("u");
        }
    }

    @Test
    void keepsTheInvokersLibrariesFromTheFunction() throws Exception {
        List<String> found = new ArrayList<>();
        HttpFunction function = (request, response) -> {
            found.add(request.getClass().getClassLoader().getClass().getSimpleName());
            found.add(
                    Thread.currentThread().getContextClassLoader() == GoogleInvokerTest.class.getClassLoader()
                            ? "own context"
                            : "foreign context");
            try {
                Class.forName("org.eclipse.jetty.server.Server");
                found.add("Jetty");
            } catch (ClassNotFoundException e) {
                found.add("no Jetty");
            }
        };
        try (GoogleInvoker invoker = GoogleInvoker.start(function)) {
            assertThat(get(invoker).status()).isEqualTo(200);
        }
        assertThat(found).containsExactly("InvokerLoader", "own context", "no Jetty");
    }

    @Test
    void answersAThrowWith500AndKeepsItsTraceInTheLog() throws Exception {
        HttpFunction function = (request, response) -> {
            throw new IllegalStateException("no database");
        };
        try (GoogleInvoker invoker = GoogleInvoker.start(function)) {
            RawResponse response = get(invoker);
            assertThat(response.status()).isEqualTo(500);
            assertThat(response.body()).isEmpty();
            assertThat(invoker.log()).contains("no database", "GoogleInvokerTest");
        }
    }

    @Test
    void saysWhyAFunctionCannotStart() {
        assertThatThrownBy(() -> GoogleInvoker.start(Broken.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Broken")
                .hasStackTraceContaining("no database");
        assertThatThrownBy(() ->
                        GoogleInvoker.start("com.example.Missing", getClass().getClassLoader()))
                .hasMessageContaining("com.example.Missing");
    }

    @Test
    void runsSeveralAtOnceOnPortsOfTheirOwn() throws Exception {
        List<GoogleInvoker> invokers = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                String answer = "number " + i;
                HttpFunction function =
                        (request, response) -> response.getWriter().write(answer);
                invokers.add(GoogleInvoker.start(function));
            }
            for (int i = 0; i < 3; i++) {
                assertThat(get(invokers.get(i)).text()).isEqualTo("number " + i);
            }
            assertThat(invokers.stream().map(GoogleInvoker::uri).distinct()).hasSize(3);
        } finally {
            invokers.forEach(GoogleInvoker::close);
        }
    }

    @Test
    void freesItsPortAndTheLoggersWhenItIsClosed() throws Exception {
        URI uri;
        try (GoogleInvoker invoker = GoogleInvoker.start(Echo.class)) {
            uri = invoker.uri();
            assertThat(invoker.log()).contains("Serving function");
        }
        assertThatThrownBy(() -> RawHttp.connect(uri)).isInstanceOf(ConnectException.class);
        assertThat(Logger.getLogger("com.google.cloud.functions.invoker").getUseParentHandlers())
                .isTrue();
    }

    @Test
    void holdsItsPortAgainstOtherServers() throws Exception {
        try (GoogleInvoker invoker = GoogleInvoker.start(Echo.class);
                ServerSocket other = new ServerSocket()) {
            InetAddress any = InetAddress.getByAddress(new byte[4]);
            assertThatThrownBy(() -> other.bind(
                            new java.net.InetSocketAddress(any, invoker.uri().getPort())))
                    .isInstanceOf(java.net.BindException.class);
        }
    }
}
