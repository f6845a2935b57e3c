package dev.peregrine.testing.aws;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.testing.guide.ApiKey;
import dev.peregrine.testing.guide.Checkout;
import dev.peregrine.testing.guide.ContactForm;
import dev.peregrine.testing.guide.Mailer;
import dev.peregrine.testing.guide.Outbox;
import dev.peregrine.testing.guide.Shop;
import dev.peregrine.testing.runtime.FunctionJars;
import dev.peregrine.testing.runtime.LambdaProcess;
import dev.peregrine.testing.runtime.LambdaProcessBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.joda.time.DateTime;

/**
 * A function whose start is measured. Each class path holds what that function is deployed with and nothing else; the JVM's
 * options are the launcher's.
 *
 * @param name what it is called in tables
 * @param handler as Lambda is configured
 * @param environment the variables it needs
 * @param classPath jars
 * @param answer what its answer to {@link #EVENT} holds when all is well
 */
record Candidate(String name, String handler, Map<String, String> environment, List<Path> classPath, String answer) {
    /** A contact form's submission as an HTTP API sends it; the echo answers with it. */
    private static final byte[] EVENT = event();

    private static final String ACCEPTED = "\"statusCode\":202";

    /** The vendor's interface alone. Its class path is the portable function's, so that only the code differs. */
    static Candidate echo(Path folder) {
        return new Candidate(
                "echo, `RequestStreamHandler`",
                EchoFunction.class.getName(),
                Map.of(),
                portableClassPath(folder),
                "\"rawPath\"");
    }

    /** The contact form of the README, in its app. */
    static Candidate portable(Path folder) {
        return new Candidate(
                "contact form, Peregrine",
                LambdaFunction.class.getName(),
                Map.of("PEREGRINE_APP", Shop.class.getName()),
                portableClassPath(folder),
                ACCEPTED);
    }

    /** The contact form written against the vendor's types. */
    static Candidate vendors(Path folder) {
        List<Path> jars = new ArrayList<>();
        for (Class<?> type : List.of(
                RequestStreamHandler.class,
                APIGatewayV2HTTPEvent.class,
                DateTime.class,
                ObjectMapper.class,
                JsonProperty.class,
                JsonFactory.class)) {
            jars.add(FunctionJars.jarOf(type, folder));
        }
        jars.add(FunctionJars.pack(folder.resolve("native.jar"), NativeContactForm.class));
        return new Candidate(
                "contact form, `RequestHandler<APIGatewayV2HTTPEvent, …>`",
                NativeContactForm.class.getName(),
                Map.of(),
                jars,
                ACCEPTED);
    }

    private static List<Path> portableClassPath(Path folder) {
        List<Path> jars = new ArrayList<>(FunctionJars.aws(folder));
        jars.add(FunctionJars.pack(
                folder.resolve("portable.jar"),
                EchoFunction.class,
                Shop.class,
                ContactForm.class,
                ApiKey.class,
                Checkout.class,
                Mailer.class,
                Outbox.class));
        return jars;
    }

    LambdaProcessBuilder process(Path jdk) {
        LambdaProcessBuilder process =
                LambdaProcess.of(handler).classPath(classPath).jdk(jdk);
        environment.forEach(process::environment);
        return process;
    }

    /** Sends the event to a running process of this function. */
    void invoke(LambdaProcess process) {
        String text = process.invoke(EVENT).text();
        if (!text.contains(answer)) {
            throw new IllegalStateException(name + " should answer with " + answer + ", and answers: " + text);
        }
    }

    private static byte[] event() {
        try (InputStream in = Candidate.class.getResourceAsStream("contact-event.json")) {
            return Objects.requireNonNull(in, "contact-event.json").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
