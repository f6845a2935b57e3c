package dev.peregrine.testing.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.HttpReply;
import java.io.PrintStream;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What instances leave behind: nothing, or what is said. */
@Timeout(
        value = 2,
        unit = TimeUnit.MINUTES,
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // loops don't heed interrupts
class IsolationTest {
    private static final int LOADERS = 200;

    @AfterEach
    void releaseLoops() {
        System.clearProperty(HostileApp.RELEASE);
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    /** By how many hundredths there are more classes than before, after enough collections for the others to go. */
    private static double growth(int before) throws InterruptedException {
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        double growth = Double.MAX_VALUE;
        for (int attempt = 0; attempt < 20 && growth > 5; attempt++) {
            System.gc();
            growth = 100.0 * (classes.getLoadedClassCount() - before) / before;
        }
        return growth;
    }

    private static void useFreshLoader() {
        try (FunctionInstance instance =
                FunctionInstance.freshLoader(FriendlyApp.class).build()) {
            assertThat(instance.get("/count").reply().text()).isEqualTo("1");
        }
    }

    @Test
    void twoHundredFreshLoadersLeaveNoClassesBehind() throws InterruptedException {
        useFreshLoader();
        System.gc();
        int before = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        for (int i = 0; i < LOADERS; i++) {
            useFreshLoader();
        }
        assertThat(growth(before)).isLessThan(5);
    }

    @Test
    void aLoaderWhoseFunctionWasGivenUpGoesWhenThatEnds() throws InterruptedException {
        useFreshLoader();
        System.gc();
        int before = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        FunctionInstance instance = Hostile.CATCH_THROWABLE.on(Isolation.FRESH_LOADER);
        for (int i = 0; i < 3; i++) {
            assertThat(instance.get("/catch-throwable").outcome()).isEqualTo(Outcome.TIMED_OUT);
        }
        assertThat(instance.abandonedThreads()).isEqualTo(3);
        System.setProperty(HostileApp.RELEASE, "true");
        while (instance.abandonedThreads() > 0) {
            Thread.onSpinWait();
        }
        instance.close();
        assertThat(growth(before)).isLessThan(5);
    }

    @Test
    void noProcessStaysBehind() {
        Set<ProcessHandle> before = children();
        for (Hostile hostile : List.of(Hostile.SPIN, Hostile.HALT, Hostile.PRINTS_LATER)) {
            try (FunctionInstance instance = hostile.on(Isolation.FORKED)) {
                instance.get(hostile.path);
            }
            Set<ProcessHandle> left = children();
            left.removeAll(before);
            assertThat(left).as(hostile.what).isEmpty();
        }
    }

    @Test
    void aProcessThatTheFunctionStartedEndsWithItsInstance() {
        FunctionInstance instance = FunctionInstance.forked(HostileApp.class).build();
        long pid = Long.parseLong(instance.get("/start-process").reply().text());
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
        assertThat(child.isAlive()).isTrue();
        instance.close();
        child.onExit().join();
        assertThat(child.isAlive()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatAThreadPrintsLaterBelongsToTheInvocationThatRunsThen(Isolation isolation) {
        try (FunctionInstance instance = Hostile.PRINTS_LATER.on(isolation)) {
            assertThat(instance.get("/print-later").stdout())
                    .contains("at once")
                    .doesNotContain("later");
            assertThat(instance.get("/after-print").stdout()).contains("later").doesNotContain("at once");
        }
    }

    @ParameterizedTest
    @EnumSource
    void megabytesOfOutputKeepTheirBeginningAndEnd(Isolation isolation) {
        try (FunctionInstance instance = Hostile.FLOOD.on(isolation)) {
            assertThat(instance.get("/flood-stdout").stdout())
                    .startsWith("xxx")
                    .contains(" bytes left out ")
                    .endsWith("xend")
                    .hasSizeLessThan(1_100_000);
        }
    }

    @Test
    void outputThatLooksLikeTheProtocolIsOutput() {
        try (FunctionInstance instance = Hostile.FRAMES.on(Isolation.FORKED)) {
            Invocation<HttpReply> first = instance.get("/print-frames");
            assertThat(first.reply().text()).isEqualTo("done");
            assertThat(first.stdout()).endsWith("\u0001" + "0123456789abcdef".repeat(2) + "\n\u0001\u0001\n\u0001");
            Invocation<HttpReply> second = instance.get("/count");
            assertThat(second.reply().text()).isEqualTo("1");
            assertThat(second.stdout()).isEmpty();
        }
    }

    @Test
    void aLargeResponseArrivesWhole() {
        try (FunctionInstance instance = Hostile.LARGE_RESPONSE.on(Isolation.FORKED)) {
            assertThat(instance.get("/large-response").reply().bytes()).hasSize(50 * 1024 * 1024);
        }
    }

    @Test
    void theProcessStreamsComeBackAndOthersOutputIsNotTaken() {
        PrintStream before = System.out;
        try (FunctionInstance instance =
                FunctionInstance.inProcess(FriendlyApp.class).build()) {
            instance.get("/count");
            assertThat(System.out).isNotSameAs(before);
            System.out.println("printed by a test, to be seen in its output");
            assertThat(instance.get("/print/mine").stdout()).isEqualTo("out mine\n");
        }
        assertThat(System.out).isSameAs(before);
    }

    @Test
    void aJvmThatCannotStartSaysWhatItPrinted() {
        try (FunctionInstance instance = FunctionInstance.forked(FriendlyApp.class)
                .jvmOptions("-XX:NoSuchOption")
                .build()) {
            Invocation<HttpReply> invocation = instance.get("/count");
            assertThat(invocation.outcome()).isEqualTo(Outcome.INIT_FAILED);
            assertThat(invocation.isInitialised()).isFalse();
            assertThat(invocation.failure().orElseThrow().message())
                    .isEqualTo("The JVM ended with code 1 before it could run the function; stderr or stdout says why;"
                            + " check jvmOptions, jdk and classPath");
            assertThat(invocation.exitCode()).hasValue(1);
            assertThat(invocation.stderr()).contains("NoSuchOption");
        }
    }

    @Test
    void aCodeAboveThoseOfSignalsIsAnExit() {
        try (FunctionInstance instance = Hostile.HALT.on(Isolation.FORKED)) {
            Invocation<HttpReply> invocation = instance.get("/halt-below-zero");
            assertThat(invocation.outcome()).isEqualTo(Outcome.EXITED);
            assertThat(invocation.exitCode()).hasValue(255);
        }
    }

    @Test
    void whatAFunctionPrintsBeforeItIsKilledIsKept() {
        try (FunctionInstance instance = FunctionInstance.forked(HostileApp.class)
                .timeout(Duration.ofSeconds(2))
                .grace(Duration.ofMinutes(1)) // it ends at once
                .build()) {
            instance.get("/count");
            Invocation<HttpReply> invocation = instance.get("/sleep-and-tell");
            assertThat(invocation.outcome()).isEqualTo(Outcome.TIMED_OUT);
            assertThat(invocation.stdout().lines()).containsExactly("the last words");
        }
    }

    @Test
    void aCrashIsReportedAsTheJvmDescribesIt() {
        try (FunctionInstance instance = Hostile.SEGFAULT.on(Isolation.FORKED)) {
            Failure failure = instance.get("/segfault").failure().orElseThrow();
            assertThat(failure.trace()).contains("SIGSEGV");
        }
    }
}
