package dev.peregrine.testing.gcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peregrine.gcp.GoogleHttpFunction;
import dev.peregrine.testing.aws.SingleHandlerApp;
import dev.peregrine.testing.coldstart.Candidate;
import dev.peregrine.testing.coldstart.ColdStartLab;
import dev.peregrine.testing.coldstart.JvmVariant;
import dev.peregrine.testing.coldstart.LoadedClasses;
import dev.peregrine.testing.guide.ApiKey;
import dev.peregrine.testing.guide.Checkout;
import dev.peregrine.testing.guide.ContactForm;
import dev.peregrine.testing.guide.Mailer;
import dev.peregrine.testing.guide.Outbox;
import dev.peregrine.testing.guide.Shop;
import dev.peregrine.testing.runtime.Jdks;
import dev.peregrine.testing.wire.ClientRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What a portable function costs at its first request, in classes that a JVM with Google's invoker in it has to parse beyond
 * those of a function that echoes the same request.
 */
class GoogleClassBudgetTest {
    private static final int MOST_CLASSES = 100;

    private static final ClientRequest SUBMISSION = ClientRequest.of("POST", "/contact")
            .withHeader("Content-Type", "application/json")
            .withHeader("Origin", "https://shop.example")
            .withBody("{\"name\":\"Ada Lovelace\",\"email\":\"ada@example.com\",\"message\":\"Do you ship to London?\"}"
                    .getBytes(UTF_8));

    private static JvmVariant jvm() {
        Optional<Path> jdk = Jdks.find(17);
        assumeTrue(jdk.isPresent(), "The budget holds for JDK 17, and none is installed beside the running JDK");
        return JvmVariant.c1().withJdk(jdk.get());
    }

    /** The same class path for both, so that only the code differs. */
    private static Candidate deployed(Candidate function) {
        return function.adapter()
                .classes(
                        EchoFunction.class,
                        SingleHandlerApp.class,
                        Shop.class,
                        ContactForm.class,
                        ApiKey.class,
                        Checkout.class,
                        Mailer.class,
                        Outbox.class);
    }

    private static Candidate echo() {
        return deployed(Candidate.google(EchoFunction.class.getName()))
                .request(SUBMISSION)
                .answering("Do you ship to London?");
    }

    private static Candidate contactForm() {
        return deployed(Candidate.portable("google"))
                .app(Shop.class)
                .request(SUBMISSION)
                .answering("\"reference\"");
    }

    @Test
    void aContactFormParsesAtMost100ClassesMoreThanAnEcho() {
        LoadedClasses echo = classes(echo());
        LoadedClasses contact = classes(contactForm());

        assertThat(contact.parsed().size() - echo.parsed().size())
                .as("classes parsed more than by an echo; they are, by package:\n%s", contact.more(echo))
                .isBetween(1, MOST_CLASSES);
        assertThat(contact.in("com.fasterxml.jackson")).isEmpty();
        // The invoker logs through an SLF4J of its own.
        assertThat(contact.in("org.slf4j")).containsExactlyInAnyOrderElementsOf(echo.in("org.slf4j"));
    }

    /** The first lambda costs a cold JVM more than a class, and each further one two. */
    @Test
    void aSingleHandlerStartsWithoutALambdaOfOurs() {
        Candidate single = deployed(Candidate.portable("google"))
                .app(SingleHandlerApp.class)
                .answering("Hello");

        LoadedClasses classes = classes(single);

        assertThat(classes.in("dev.peregrine"))
                .contains(GoogleHttpFunction.class.getName(), SingleHandlerApp.class.getName())
                .noneMatch(name -> name.contains("$$Lambda"));
        assertThat(classes.in("com.fasterxml.jackson")).isEmpty();
    }

    private static LoadedClasses classes(Candidate candidate) {
        LoadedClasses all = ColdStartLab.classes(candidate, jvm());
        assertThat(all.comparable())
                .as("the JVM has its shared archive, without which all classes are parsed")
                .isTrue();
        List<String> parsed = all.parsed().stream()
                .filter(name -> !isOfTheServersThreads(name))
                .toList();
        return new LoadedClasses(all.loaded(), parsed, true);
    }

    /** The server's threads load their classes and lambdas before or after the answer, as they happen to run. */
    private static boolean isOfTheServersThreads(String name) {
        boolean hidden = name.contains("/0x");
        return name.startsWith("org.eclipse.jetty.") || (hidden && !name.startsWith("dev.peregrine."));
    }
}
