package dev.peregrine.benchmarks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.cloud.functions.HttpFunction;
import com.google.gson.Gson;
import dev.peregrine.FunctionApp;
import dev.peregrine.testing.coldstart.Candidate;
import dev.peregrine.testing.coldstart.ColdStartLab;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Functions whose cold starts are compared with each other, by group. Base of each is the same function as most write it for
 * that host.
 */
final class Candidates {
    static final String GROUPS = "peers, contact, purchase, logback, ten, databind, google";

    private static final String NATIVE = "`RequestHandler` with the vendor's types, databind";
    private static final String GOOGLES = "`HttpFunction`, Gson";

    private final Map<String, Candidate> all = new LinkedHashMap<>();
    private String base = NATIVE;

    private Candidates() {}

    /**
     * The functions of a group.
     *
     * @throws IllegalArgumentException for an unknown group
     * @throws IllegalStateException if a peer isn't built
     */
    static Candidates of(String group) {
        Candidates candidates = new Candidates();
        switch (group) {
            case "peers" -> candidates.peers();
            case "contact" -> candidates.contact();
            case "purchase" -> candidates.purchase();
            case "logback" -> candidates.logback();
            case "ten" -> candidates.ten();
            case "databind" -> candidates.databind();
            case "google" -> candidates.google();
            default -> throw new IllegalArgumentException("No group is called \"" + group + "\"; there are " + GROUPS);
        }
        return candidates;
    }

    void addTo(ColdStartLab lab) {
        all.forEach(lab::candidate);
        lab.base(base);
    }

    /** The contact form in each way of writing it. */
    private void peers() {
        echo();
        byHand();
        add("**Peregrine**", app(ContactApp.class));
        nativeHandler();
        add(
                "Quarkus 3.33.2, amazon-lambda",
                Peers.of("quarkus", "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest"));
        add("http4k 5.10.1.0", Peers.of("http4k", "peers.Http4kContactForm"));
        add("Powertools 2.9.0, logging", Peers.of("powertools", "peers.PowertoolsContactForm"));
        add(
                "Spring Cloud Function 5.0.5, functional",
                Peers.of("spring", "org.springframework.cloud.function.adapter.aws.FunctionInvoker::handleRequest")
                        .environment("MAIN_CLASS", "peers.SpringContactForm")
                        .environment("SPRING_CLOUD_FUNCTION_DEFINITION", "contact"));
    }

    /** The contact form between the floor and the base, also with generated codecs. */
    private void contact() {
        echo();
        byHand();
        add("**Peregrine**", app(ContactApp.class));
        add("**Peregrine**, generated codecs", app(ContactJsonApp.class));
        nativeHandler();
    }

    /** A rich record: nested records, a list, decimals, an instant. */
    private void purchase() {
        put("by hand, jackson-core", FirstRequests.purchase(Peers.of("by-hand", "peers.PurchaseByHand")));
        put("**Peregrine**", FirstRequests.purchase(app(PurchaseApp.class)));
        put("**Peregrine**, generated codecs", FirstRequests.purchase(app(PurchaseJsonApp.class)));
        put(NATIVE, FirstRequests.purchase(Peers.of("native-rich", "peers.NativePurchase")));
    }

    /** What Logback with a filled MDC and a line of log takes, here and there. */
    private void logback() {
        add("**Peregrine**", app(ContactApp.class));
        add(
                "**Peregrine**, Logback",
                app(ContactLoggingApp.class)
                        .classPath(
                                Peers.library("native-logback", "logback-classic"),
                                Peers.library("native-logback", "logback-core"),
                                Peers.resources("native-logback")));
        add(NATIVE + ", Logback", Peers.of("native-logback", "peers.NativeLoggingContactForm"));
        nativeHandler();
    }

    /** What nine functions beside the selected one take. */
    private void ten() {
        add("**Peregrine**, one function", app(ContactApp.class));
        add("**Peregrine**, ten by object", ten(TenFunctions.ByObject.class));
        add("**Peregrine**, ten by constructor reference", ten(TenFunctions.ByReference.class));
        nativeHandler();
    }

    /** What the codec over databind takes, for those who choose it. */
    private void databind() {
        add("**Peregrine**", app(ContactApp.class));
        add(
                "**Peregrine**, `JsonCodec.databind()`",
                app(ContactDatabindApp.class)
                        .classes(ContactApp.class)
                        .classPathOf(ObjectMapper.class, JsonCreator.class, Jdk8Module.class, JavaTimeModule.class));
        nativeHandler();
    }

    /** The contact form in Google's invoker. */
    private void google() {
        add(
                "**Peregrine**",
                Candidate.portable("google")
                        .app(ContactApp.class)
                        .classes(ContactApp.class)
                        .adapter());
        add(
                GOOGLES,
                Candidate.google(GoogleContactForm.class.getName())
                        .classes(GoogleContactForm.class, ContactApp.class)
                        .classPathOf(Gson.class, HttpFunction.class));
        base = GOOGLES;
    }

    private void echo() {
        put(
                "echo, `RequestStreamHandler`",
                FirstRequests.echo(Candidate.lambda(Echo.class.getName())
                        .classes(Echo.class)
                        .adapter()));
    }

    private void byHand() {
        add("by hand, jackson-core", Peers.of("by-hand", "peers.ContactFormByHand"));
    }

    private void nativeHandler() {
        add(NATIVE, Peers.of("native", "peers.NativeContactForm"));
    }

    /** The app's own jar before its libraries, as the peers have it. */
    private static Candidate app(Class<? extends FunctionApp> app) {
        return Candidate.portable("aws").app(app).classes(app).adapter();
    }

    private static Candidate ten(Class<? extends FunctionApp> app) {
        return Candidate.portable("aws")
                .app(app)
                .function("contact")
                .classes(TenFunctions.class, ContactApp.class)
                .adapter();
    }

    private void add(String name, Candidate contactForm) {
        put(name, FirstRequests.contact(contactForm));
    }

    private void put(String name, Candidate candidate) {
        all.put(name, candidate);
    }
}
