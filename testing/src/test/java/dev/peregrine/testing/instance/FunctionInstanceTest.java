package dev.peregrine.testing.instance;

import static dev.peregrine.testing.Content.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.peregrine.FunctionApp;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.HttpReply;
import dev.peregrine.testing.InvokeReply;
import dev.peregrine.testing.RemoteFailure;
import dev.peregrine.testing.TestEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionInstanceTest {
    private static InstanceBuilder friendly(Isolation isolation) {
        return FunctionInstance.of(isolation, FriendlyApp.class.getName());
    }

    private static String text(Invocation<HttpReply> invocation) {
        return invocation.reply().text();
    }

    @ParameterizedTest
    @EnumSource
    void theFirstInvocationIsColdAndASecondOneWarm(Isolation isolation) {
        try (FunctionInstance instance = friendly(isolation).build()) {
            assertThat(instance.isCold()).isTrue();
            Invocation<HttpReply> first = instance.get("/print/1");
            assertThat(instance.isCold()).isFalse();
            Invocation<HttpReply> second = instance.get("/print/2");
            assertThat(first.isCold()).isTrue();
            assertThat(first.initDuration()).isPositive();
            assertThat(first.duration()).isPositive();
            assertThat(first.stdout().lines()).contains("defined").endsWith("out 1");
            assertThat(first.stderr().lines()).containsExactly("err 1");
            assertThat(second.isCold()).isFalse();
            assertThat(second.initDuration()).isZero();
            assertThat(second.stdout().lines()).containsExactly("out 2");
            assertThat(second.stderr().lines()).containsExactly("err 2");
            assertThat(second.allocatedBytes()).isPresent();
            assertThat(second.heapBytes().isPresent()).isEqualTo(isolation == Isolation.FORKED);
            instance.recycle();
            assertThat(instance.get("/print/3").isCold()).isTrue();
        }
    }

    /** What three instances count in a static field, by one call in each and a second one in the last. */
    private static List<Integer> counts(Isolation isolation) {
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            try (FunctionInstance instance = friendly(isolation).build()) {
                counts.add(Integer.valueOf(text(instance.get("/count"))));
                if (i == 2) {
                    counts.add(Integer.valueOf(text(instance.get("/count"))));
                }
            }
        }
        return counts;
    }

    @Test
    void staticStateIsFreshInEachInstanceAndStaysInAWarmOneAsTheGuideTells() throws IOException {
        List<Integer> shared = counts(Isolation.IN_PROCESS);
        int before = shared.get(0) - 1;
        assertThat(shared).containsExactly(before + 1, before + 2, before + 3, before + 4);
        StringBuilder each = new StringBuilder("| A static counter, one call in each of three instances | goes on");
        StringBuilder twice = new StringBuilder("| A static counter, two calls in one instance | goes on");
        for (Isolation isolation : List.of(Isolation.FRESH_LOADER, Isolation.FORKED)) {
            List<Integer> counts = counts(isolation);
            each.append(String.format(Locale.ROOT, " | %d, %d, %d", counts.get(0), counts.get(1), counts.get(2)));
            twice.append(String.format(Locale.ROOT, " | %d, %d", counts.get(2), counts.get(3)));
        }
        assertThat(Files.readAllLines(Path.of("..", "docs", "instances.md")))
                .containsSequence(
                        each.append(" |").toString(), twice.append(" |").toString());
    }

    @Test
    void anAppObjectIsTheTestsOwn() {
        AtomicInteger calls = new AtomicInteger();
        FunctionApp app = f -> f.http(
                "count", "/", (request, context) -> HttpResponse.text(200, String.valueOf(calls.incrementAndGet())));
        try (FunctionInstance instance = FunctionInstance.inProcess(app).build()) {
            instance.get("/");
            instance.recycle();
            instance.get("/");
        }
        assertThat(calls).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource
    void aContextThatIsKeptShowsItsOwnInvocationForEver(Isolation isolation) {
        for (String cloud : List.of("aws-http-api", "gcp-http", "azure-http")) {
            try (FunctionInstance instance = friendly(isolation).on(cloud).build()) {
                List<String> first = text(instance.get("/contexts")).lines().toList();
                List<String> second = text(instance.get("/contexts")).lines().toList();
                List<String> third = text(instance.get("/contexts")).lines().toList();
                int before = first.size() - 1;
                assertThat(second).hasSize(before + 2).startsWith(first.toArray(String[]::new));
                assertThat(third)
                        .hasSize(before + 3)
                        .startsWith(second.toArray(String[]::new))
                        .doesNotHaveDuplicates();
                assertThat(third.get(before)).contains(" contexts true ");
                assertThat(third.subList(before + 1, before + 3)).allMatch(line -> line.contains(" contexts false "));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEnvironmentIsTheInstancesOwn(Isolation isolation) {
        try (FunctionInstance instance =
                friendly(isolation).environment("GREETING", "Grüß Gott").build()) {
            String expected = isolation == Isolation.FORKED ? "Grüß Gott Grüß Gott" : "Grüß Gott null";
            assertThat(text(instance.get("/greeting"))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAFunctionThrowsIsToldAsText(Isolation isolation) {
        try (FunctionInstance instance =
                friendly(isolation).on("aws-direct").function("failing").build()) {
            Invocation<InvokeReply> invocation = instance.invoke(json("{\"a\":\"b\"}"));
            assertThat(invocation.outcome()).isEqualTo(Outcome.FAILED);
            Failure failure = invocation.failure().orElseThrow();
            assertThat(failure).hasToString("java.lang.IllegalArgumentException: on purpose");
            assertThat(failure.trace()).contains("at " + FriendlyApp.class.getName());
            assertThat(invocation.reply().failure())
                    .get()
                    .isInstanceOfSatisfying(
                            RemoteFailure.class,
                            thrown -> assertThat(thrown.type()).isEqualTo(IllegalArgumentException.class.getName()));
            assertThat(instance.isCold()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPayloadComesBackOverEachKindOfInvocation(Isolation isolation) {
        for (String cloud : List.of("aws-direct", "gcp-http", "azure-http")) {
            try (FunctionInstance instance =
                    friendly(isolation).on(cloud).function("echo").build()) {
                Invocation<InvokeReply> invocation = instance.invoke(json("{\"a\":\"ü\"}"));
                assertThat(invocation.outcome()).isEqualTo(Outcome.COMPLETED);
                assertThat(invocation.reply().text()).isEqualTo("{\"a\":\"ü\"}");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void eventsAreDeliveredByTheRulesOfTheirHost(Isolation isolation) {
        try (FunctionInstance instance =
                friendly(isolation).on("aws-sqs").function("orders").build()) {
            Invocation<DeliveryReply> invocation = instance.deliver(
                    TestEvent.message("1", "\"good\"").withAttribute("tenant", "a"),
                    TestEvent.message("2", "\"bad\""),
                    TestEvent.message("3", "\"good\""));
            assertThat(invocation.outcome()).isEqualTo(Outcome.COMPLETED);
            DeliveryReply reply = invocation.reply();
            assertThat(reply.done()).containsExactly("1", "3");
            assertThat(reply.redelivered()).containsExactly("2");
            assertThat(invocation.stdout()).contains("good").contains("bad");
            assertThatThrownBy(() -> instance.get("/"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("deliver");
            assertThat(instance.isCold()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatIsHandedOverSaysWhatBecameOfWhatItHolds(Isolation isolation) {
        byte[] event = ("{\"Records\":[" + sqsRecord("1", "good") + "," + sqsRecord("2", "bad") + "]}").getBytes(UTF_8);
        try (FunctionInstance instance =
                friendly(isolation).on("aws-sqs").function("orders").build()) {
            InvokeReply reply = instance.event(event).reply();
            assertThat(reply.done()).containsExactly("1");
            assertThat(reply.failed()).containsExactly("2");
        }
    }

    private static String sqsRecord(String id, String body) {
        return "{\"messageId\":\"" + id + "\",\"receiptHandle\":\"r\",\"body\":\"\\\"" + body
                + "\\\"\",\"attributes\":{},\"messageAttributes\":{},\"eventSource\":\"aws:sqs\","
                + "\"eventSourceARN\":\"arn:aws:sqs:us-east-1:123456789012:orders\",\"awsRegion\":\"us-east-1\"}";
    }

    @ParameterizedTest
    @EnumSource
    void aFileOfAnotherFormIsRefusedAndLeavesTheInstanceAlone(Isolation isolation) {
        try (FunctionInstance instance =
                friendly(isolation).on("gcp-pubsub").function("orders").build()) {
            assertThatThrownBy(() -> instance.event("nonsense".getBytes(UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(instance.isCold()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAppWhoseConstructorThrowsWhatCannotBeReadFailsToInitialise(Isolation isolation) {
        try (FunctionInstance instance =
                FunctionInstance.of(isolation, ThrowingApp.class.getName()).build()) {
            Invocation<HttpReply> invocation = instance.get("/");
            assertThat(invocation.outcome()).isEqualTo(Outcome.INIT_FAILED);
            Failure failure = invocation.failure().orElseThrow();
            assertThat(failure.message()).contains("The constructor of " + ThrowingApp.class.getName());
            assertThat(failure.trace()).contains("Caused by: " + ThrowingApp.class.getName() + "$UnreadableException");
        }
    }

    @Test
    void aFailureIsToldOfWhatCannotBeRead() {
        Throwable unreadable = catchThrowable(ThrowingApp::new);
        assertThat(Failure.of(unreadable).message()).contains("can't be read");
        assertThat(Failure.of(unreadable).trace()).contains("can't be read");
    }

    @ParameterizedTest
    @EnumSource
    void aWrongCallIsRefusedAndLeavesTheInstanceAlone(Isolation isolation) {
        try (FunctionInstance instance = friendly(isolation).on("aws-direct").build()) {
            assertThatThrownBy(() -> instance.get("/"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("aws-direct carries no HTTP requests");
            assertThat(instance.isCold()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInstanceThatCannotBeInitialisedSaysWhyEachTime(Isolation isolation) {
        try (FunctionInstance instance =
                FunctionInstance.of(isolation, "com.example.Missing").build()) {
            for (int i = 0; i < 2; i++) {
                Invocation<HttpReply> invocation = instance.get("/");
                assertThat(invocation.outcome()).isEqualTo(Outcome.INIT_FAILED);
                assertThat(invocation.isInitialised()).isFalse();
                assertThat(invocation.isCold()).isTrue();
                assertThat(invocation.failure().orElseThrow().message()).contains("com.example.Missing");
                assertThatThrownBy(invocation::reply)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("INIT_FAILED");
            }
        }
    }

    @Test
    void aStaticInitialiserFailsAnewInEachFreshLoader() {
        try (FunctionInstance instance = Hostile.STATIC_INITIALISER.on(Isolation.FRESH_LOADER)) {
            for (int i = 0; i < 2; i++) {
                Failure failure = instance.get("/").failure().orElseThrow();
                assertThat(failure.type()).isEqualTo(ExceptionInInitializerError.class.getName());
                assertThat(failure.trace()).contains("NumberFormatException");
            }
        }
        try (FunctionInstance instance = Hostile.STATIC_INITIALISER.on(Isolation.IN_PROCESS)) {
            instance.get("/");
            Failure failure = instance.get("/").failure().orElseThrow();
            assertThat(failure.type()).isEqualTo(NoClassDefFoundError.class.getName());
        }
    }

    @Test
    void anInitialisationIsLimitedInTime() {
        FunctionApp app = f -> {
            try {
                Thread.sleep(3_600_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (FunctionInstance instance = FunctionInstance.inProcess(app)
                .initTimeout(Duration.ofMillis(50))
                .build()) {
            Invocation<HttpReply> invocation = instance.get("/");
            assertThat(invocation.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(invocation.isInitialised()).isFalse();
            assertThat(invocation.failure().orElseThrow().message())
                    .startsWith("Initialisation took longer than initTimeout(50 ms)");
        }
    }

    @Test
    void aTimeoutTellsWhereTheFunctionStood() {
        try (FunctionInstance instance = FunctionInstance.forked(HostileApp.class)
                .timeout(Duration.ofSeconds(5))
                .grace(Duration.ofMinutes(1)) // it ends at once
                .build()) {
            instance.get("/count");
            Failure failure = instance.get("/sleep").failure().orElseThrow();
            assertThat(failure.message()).contains("5000 ms").contains("ended when it was interrupted");
            assertThat(failure.trace()).contains(HostileApp.class.getName());
        }
    }

    @Test
    void closingRunsTheAppsHooks() {
        System.clearProperty("dev.peregrine.testing.instance.closed");
        try (FunctionInstance instance = friendly(Isolation.FRESH_LOADER).build()) {
            instance.get("/count");
        }
        assertThat(System.clearProperty("dev.peregrine.testing.instance.closed"))
                .isEqualTo("yes");
    }

    @Test
    void aClosedInstanceRefusesInvocations() {
        FunctionInstance instance = friendly(Isolation.IN_PROCESS).build();
        instance.close();
        assertThatThrownBy(() -> instance.get("/")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDescriptionRefusesWhatItsIsolationCannotDo() {
        InstanceBuilder inProcess = friendly(Isolation.IN_PROCESS);
        assertThatThrownBy(() -> inProcess.jvmOptions("-Xmx1g")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> inProcess.classPath(List.of())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> inProcess.timeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> inProcess.on("aws-nothing")).isInstanceOf(IllegalArgumentException.class);
    }
}
