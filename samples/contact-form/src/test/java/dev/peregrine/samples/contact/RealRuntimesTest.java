package dev.peregrine.samples.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Environment;
import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.gcp.GoogleHttpFunction;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.testing.runtime.GoogleInvoker;
import dev.peregrine.testing.runtime.LambdaProcess;
import dev.peregrine.testing.runtime.LambdaProcessBuilder;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The app in the vendors' own runtimes, where mail libraries have to find their parts in other class loaders than at home. */
class RealRuntimesTest {
    private MailBox box;

    @BeforeEach
    void open() {
        box = MailBox.open();
    }

    @AfterEach
    void close() {
        box.close();
    }

    @Test
    void mailsFromAwsRuntimeClientBehindEveryFrontEnd() throws Exception {
        LambdaProcessBuilder builder = LambdaProcess.of(LambdaFunction.class.getName())
                .classPathOfThisJvm()
                .environment("PEREGRINE_APP", ContactApp.class.getName());
        box.variables().forEach(builder::environment);
        try (LambdaProcess function = builder.start()) {
            for (LambdaTwin twin : LambdaTwin.all()) {
                ClientRequest request = ClientRequest.of(HttpRequest.of("POST", "/contact")
                        .withJson(Map.of("name", "Zoë", "email", "zoe@example.org", "message", "From " + twin.name())));

                var response = twin.response(
                        request, function.invoke(twin.event(request)).payload());

                assertThat(response.status()).isEqualTo(202);
                assertThat(box.texts()).anyMatch(text -> text.startsWith("From " + twin.name() + "\n"));
            }
        }
        assertThat(box.mails()).hasSameSizeAs(LambdaTwin.all());
    }

    @Test
    void mailsFromGoogleInvoker() throws Exception {
        try (GoogleInvoker invoker = GoogleInvoker.start(new Entry(box.environment()))) {
            var request = java.net.http.HttpRequest.newBuilder(invoker.uri().resolve("/contact"))
                    .header("content-type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("name=Zo%C3%AB&email=zoe@example.org&message=From+Google"))
                    .build();

            var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(MailBox.text(box.mail())).startsWith("From Google\n");
        }
    }

    private static final class Entry extends GoogleHttpFunction {
        Entry(Environment environment) {
            super(new ContactApp(), environment);
        }
    }
}
