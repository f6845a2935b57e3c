package dev.peregrine.testing.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peregrine.testing.runtime.FunctionJars;
import dev.peregrine.testing.runtime.Jdks;
import dev.peregrine.testing.wire.ClientRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class ColdStartLabTest {
    private static final Candidate ECHO = Candidate.lambda(Starts.Echo.class.getName())
            .classPathOf(com.amazonaws.services.lambda.runtime.Context.class);
    private static final ClientRequest GREET = ClientRequest.of("GET", "/greet");

    private final Set<Long> before = children();

    private static Candidate echo() {
        return ECHO.classes(Starts.class);
    }

    private static Set<Long> children() {
        return ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    @AfterEach
    void noProcessIsLeftBehind() {
        Set<Long> left = children();
        left.removeAll(before);
        assertThat(left).isEmpty();
    }

    @Test
    void comparesFunctionsAndJvmsInOneReport() {
        ColdStartReport report = ColdStartLab.rounds(2)
                .candidate("echo", echo())
                .variant(JvmVariant.c1())
                .variant(JvmVariant.appCds())
                .run();
        assertThat(report.series()).hasSize(2).allSatisfy(series -> {
            assertThat(series.starts()).hasSize(2).allSatisfy(start -> {
                assertThat(start.ready()).isPositive().isLessThan(start.firstResponse());
                assertThat(start.peakMemory()).isPresent();
                assertThat(start.peakMemory().getAsLong()).isBetween(10_000_000L, 1_000_000_000L);
            });
            assertThat(series.classPathBytes()).isBetween(1_000L, 100_000L);
        });
        ColdStartSeries plain = report.series("echo", "C1 only");
        ColdStartSeries archived = report.series("echo", "AppCDS");
        assertThat(plain.classes().parsed()).contains(Starts.Echo.class.getName());
        assertThat(archived.classes().parsed()).doesNotContain(Starts.Echo.class.getName());
        assertThat(archived.classes().loaded()).contains(Starts.Echo.class.getName());
        assertThat(archived.classesParsed().getAsInt())
                .isLessThan(plain.classesParsed().getAsInt() / 2);
        assertThat(report.ratio(plain)).isEqualTo(1);
        assertThatThrownBy(report::init)
                .hasMessageContaining("2 series")
                .hasMessageContaining("series(candidate, variant)");
        assertThat(report.toMarkdown()).contains("| echo | C1 only |", "| echo | AppCDS |", "-XX:SharedArchiveFile=…");
    }

    @Test
    void anArchiveInTheManagedLayoutHoldsTheFunctionsClasses() {
        LoadedClasses plain = ColdStartLab.classes(echo(), JvmVariant.managed());
        assertThat(plain.parsed()).contains(Starts.Echo.class.getName());
        LoadedClasses archived =
                ColdStartLab.classes(echo(), JvmVariant.managed().withAppCds());
        assertThat(archived.loaded()).contains(Starts.Echo.class.getName());
        assertThat(archived.parsed()).doesNotContain(Starts.Echo.class.getName());
    }

    @Test
    void anAotCacheHoldsTheFunctionsClasses() {
        Optional<Path> jdk = Jdks.find(25);
        assumeTrue(jdk.isPresent(), "No JDK 25 is installed beside the running JDK or named by jdk25.home");
        LoadedClasses classes = ColdStartLab.classes(echo(), JvmVariant.aotCache(jdk.get()));
        assertThat(classes.loaded()).contains(Starts.Echo.class.getName());
        assertThat(classes.parsed()).doesNotContain(Starts.Echo.class.getName());
    }

    @Test
    void theManagedLayoutArchivesTheRuntimeClientAloneAndLoadsTheFunctionFromLib() {
        String client = "com.amazonaws.services.lambda.runtime.api.client.";
        Candidate function = Candidate.lambda(Starts.Loader.class.getName())
                .classes(Starts.class)
                .event(new byte[] {'{', '}'})
                .answering(client + "CustomerClassLoader");
        LoadedClasses classes = ColdStartLab.classes(function, JvmVariant.managed());
        assertThat(classes.loaded()).contains(client + "AWSLambda");
        assertThat(classes.parsed())
                .contains(Starts.Loader.class.getName())
                .noneMatch(name -> name.startsWith(client) && !name.contains("$$Lambda"));
        assertThatThrownBy(() -> ColdStartLab.classes(function, JvmVariant.c1()))
                .hasMessageContaining("doesn't hold what it should: " + client);
        Candidate google =
                Candidate.portable("google").app(Starts.Greeter.class).adapter().classes(Starts.class);
        assertThatThrownBy(() -> ColdStartLab.classes(google, JvmVariant.managed()))
                .hasMessageContaining("Only Lambda's functions have the managed layout");
    }

    @Test
    void measuresAPortableAppInGooglesInvoker(@TempDir Path folder) {
        List<Path> classPath = new ArrayList<>(FunctionJars.google(folder));
        classPath.add(FunctionJars.pack(folder.resolve("app.jar"), Starts.class));
        ColdStartReport report = ColdStartLab.measure(
                "google", Starts.Greeter.class.getName(), "", classPath, GREET, 1, List.of(JvmVariant.defaults()));
        assertThat(report.init())
                .singleElement()
                .satisfies(time -> assertThat(time).isPositive());
        ColdStartSeries series = report.series().get(0);
        assertThat(series.firstInvocations()).allMatch(time -> time.toNanos() > 0);
        assertThat(series.classes().loaded()).contains(Starts.Greeter.class.getName());
        assertThat(series.classesParsed()).isPresent();
        assertThat(report.toMarkdown()).contains("| " + Starts.Greeter.class.getName() + " on google | default |");
    }

    @Test
    void aStartThatFailsSaysWhyWithTheLastLinesThatWerePrinted() {
        ColdStartLab lab = ColdStartLab.rounds(1)
                .candidate(
                        "broken",
                        Candidate.lambda(Starts.Broken.class.getName()).classes(Starts.class));
        assertThatThrownBy(lab::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Cannot measure \"broken\"")
                .hasMessageContaining("IllegalStateException: no database")
                .hasMessageContaining("line 100")
                .hasMessageNotContaining("line 1\n");
    }

    @Test
    void anOptionThatTheJvmDoesNotKnowIsNamed() {
        assertThatThrownBy(() -> ColdStartLab.classes(echo(), JvmVariant.of("odd", "-XX:+NoSuchOption")))
                .hasMessageContaining("odd: JDK")
                .hasMessageContaining("Unrecognized VM option 'NoSuchOption'");
        Candidate google =
                Candidate.portable("google").app(Starts.Greeter.class).adapter().classes(Starts.class);
        assertThatThrownBy(() -> ColdStartLab.classes(google, JvmVariant.of("odd", "-XX:+NoSuchOption")))
                .hasMessageContaining("odd: JDK")
                .hasMessageContaining("Unrecognized VM option 'NoSuchOption'");
    }

    @Test
    void anAnswerThatIsAnErrorOrNotTheExpectedOneIsNoStart() {
        Candidate app =
                Candidate.portable("aws").app(Starts.Greeter.class).adapter().classes(Starts.class);
        assertThatThrownBy(() -> ColdStartLab.classes(app, JvmVariant.c1()))
                .hasMessageContaining("it answers GET / with status 404")
                .hasMessageContaining("Candidate.request");
        Candidate other =
                app.function("other").request(ClientRequest.of("GET", "/other")).answering("hello");
        assertThatThrownBy(() -> ColdStartLab.classes(other, JvmVariant.c1()))
                .hasMessageContaining("doesn't hold what it should: hello");
    }

    @Test
    void refusesWhatCannotBeMeasured() {
        assertThatThrownBy(() -> ColdStartLab.rounds(0)).hasMessageContaining("At least one round");
        assertThatThrownBy(() -> ColdStartLab.rounds(1).run()).hasMessageContaining("no candidate");
        assertThatThrownBy(() ->
                        ColdStartLab.rounds(1).candidate("a", ECHO).base("b").run())
                .hasMessageContaining("No candidate is named \"b\"; there are [a]");
        assertThatThrownBy(() -> ColdStartLab.rounds(1).candidate("a", ECHO).candidate("a", ECHO))
                .hasMessageContaining("Two candidates are named \"a\"");
        assertThatThrownBy(() -> ColdStartLab.rounds(1).variant(JvmVariant.c1()).variant(JvmVariant.c1()))
                .hasMessageContaining("Two JVMs are named \"C1 only\"");
        assertThatThrownBy(() -> Candidate.portable("azure")).hasMessageContaining("No runtime of \"azure\"");
        assertThatThrownBy(() -> Candidate.google("com.example.Function").event(new byte[0]))
                .hasMessageContaining("Only Lambda functions get events as bytes");
        assertThatThrownBy(() -> ColdStartLab.classes(ECHO.classPath(Path.of("no.jar")), JvmVariant.c1()))
                .hasMessageContaining("Not on the disk")
                .hasMessageContaining("no.jar");
        assertThatThrownBy(() -> ColdStartLab.classes(ECHO.classes(Starts.class, String.class), JvmVariant.c1()))
                .hasMessageContaining("class java.lang.String is not in the folder");
        assertThatThrownBy(() -> ColdStartLab.classes(ECHO.classes(), JvmVariant.c1()))
                .hasMessageContaining("No class was named");
    }
}
