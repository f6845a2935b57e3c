package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LambdaLogTest {
    @Test
    void anErrorIsOneEntryWithTheTraceThatJavaPrints() {
        Throwable alone = new IllegalStateException("alone");
        Throwable caused = new IllegalStateException("outer", new RuntimeException("inner"));
        Throwable suppressing = new IllegalStateException("first");
        suppressing.addSuppressed(new RuntimeException("second"));
        Throwable silent = new Exception(null, null, false, false) {
            private static final long serialVersionUID = 1L;
        };
        for (Throwable thrown : new Throwable[] {alone, caused, suppressing, silent}) {
            StringWriter expected = new StringWriter();
            PrintWriter lines = new PrintWriter(expected);
            lines.println("It failed");
            thrown.printStackTrace(lines);
            FixedContext context = new FixedContext();

            LambdaLog.error(context, "It failed", thrown);

            assertThat(context.logged).containsExactly(expected.toString());
        }
    }
}
