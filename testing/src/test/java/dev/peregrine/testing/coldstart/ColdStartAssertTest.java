package dev.peregrine.testing.coldstart;

import static dev.peregrine.testing.Assertions.assertColdStart;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.testing.wire.ClientRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class ColdStartAssertTest {
    private static final Candidate GREETER = Candidate.portable("aws")
            .app(Starts.Greeter.class)
            .adapter()
            .classes(Starts.class)
            .request(ClientRequest.of("GET", "/greet"));

    @Test
    void holdsBudgetsAndListsWhatIsOverThem() {
        ColdStartAssert start = assertColdStart(GREETER)
                .parsesAtMost(500)
                .doesNotLoad("com.fasterxml.jackson.databind", "org.slf4j")
                .classPathBytesAtMost(3_000_000);
        assertThatThrownBy(() -> start.parsesAtMost(50))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("over the budget of 50")
                .hasMessageContaining(Starts.Greeter.class.getName())
                .hasMessageContaining(" dev.peregrine.testing.coldstart: Starts$Greeter");
        assertThatThrownBy(() -> start.doesNotLoad("org.slf4j", "dev.peregrine.aws", "java.lang.String"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("of dev.peregrine.aws: ")
                .hasMessageContaining("dev.peregrine.aws.LambdaFunction")
                .hasMessageContaining("of java.lang.String: java.lang.String")
                .hasMessageNotContaining("org.slf4j");
        assertThatThrownBy(() -> start.classPathBytesAtMost(1000))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("over the budget of 1000")
                .hasMessageContaining("classes.jar");
        Candidate echo = Candidate.lambda(Starts.Echo.class.getName()).adapter().classes(Starts.class);
        start.parsesAtMostMore(300, echo);
        assertThatThrownBy(() -> start.parsesAtMostMore(3, echo))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("more than " + Starts.Echo.class.getName())
                .hasMessageContaining("over the budget of 3")
                .hasMessageContaining(" dev.peregrine.aws: ");
    }

    @Test
    void countsNothingWithoutASharedArchive() {
        ColdStartAssert start = assertColdStart(GREETER).on(JvmVariant.c1().withOptions("-Xshare:off"));
        assertThatThrownBy(() -> start.parsesAtMost(100_000))
                .hasMessageContaining("shared archive (CDS)")
                .hasMessageContaining("-Xshare:auto");
        assertThat(start.doesNotLoad("org.slf4j")).isSameAs(start);
    }
}
