package dev.peregrine.testing.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.HttpReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a function does, its invocation returns and says how it ended. The guide's table is what this sees. */
class HostileFunctionsTest {
    private static final Path GUIDE = Path.of("..", "docs", "instances.md");

    @AfterEach
    void releaseLoops() {
        System.clearProperty(HostileApp.RELEASE);
    }

    @Test
    void everyHostileFunctionHasTheOutcomeThatTheGuideTells() throws IOException {
        List<String> table = new ArrayList<>();
        table.add("| A function that … | in this process | fresh loader | forked |");
        table.add("|---|---|---|---|");
        for (Hostile hostile : Hostile.values()) {
            StringBuilder row = new StringBuilder("| " + hostile.what);
            for (Isolation isolation : Isolation.values()) {
                row.append(" | ").append(hostile.canRun(isolation) ? outcome(hostile, isolation) : "—");
            }
            table.add(row.append(" |").toString());
        }
        assertThat(Files.readAllLines(GUIDE)).containsSequence(table);
    }

    private static String outcome(Hostile hostile, Isolation isolation) {
        System.clearProperty(HostileApp.RELEASE);
        try (FunctionInstance instance = hostile.on(isolation)) {
            Invocation<HttpReply> invocation = instance.get(hostile.path);
            assertThat(invocation.isCold()).isTrue();
            String seen = "`" + invocation.outcome() + "`";
            if (invocation.hasReply()) {
                seen += " with status " + invocation.reply().status();
            }
            if (invocation.outcome() == Outcome.EXITED) {
                seen += " with code " + invocation.exitCode().getAsLong();
            }
            if (instance.abandonedThreads() > 0) {
                seen += ", thread given up";
            }
            seen += instance.isCold() ? ", then cold" : ", then warm";
            System.setProperty(HostileApp.RELEASE, "true");
            if (hostile != Hostile.DEADLOCK) {
                awaitRelease(instance);
            }
            return seen;
        }
    }

    /** Until the released loops have seen that they are: those after this would else go on for ever. */
    private static void awaitRelease(FunctionInstance instance) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (instance.abandonedThreads() > 0) {
            assertThat(System.nanoTime() - end)
                    .as("nanoseconds after the last moment")
                    .isNegative();
            Thread.onSpinWait();
        }
    }
}
