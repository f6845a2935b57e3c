package dev.peregrine.testing.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** A run of the command line in this process. */
@SuppressWarnings("ArrayRecordComponent") // nobody changes it, and output may be no text
record Run(int exitCode, byte[] output, String err) {
    static Run of(String... arguments) {
        return with(new byte[0], arguments);
    }

    static Run of(List<String> arguments) {
        return of(arguments.toArray(String[]::new));
    }

    /** A run that finds something at its standard input. */
    static Run with(byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Peregrine.run(
                new ByteArrayInputStream(input),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                arguments);
        return new Run(exitCode, out.toByteArray(), err.toString(UTF_8));
    }

    String out() {
        return new String(output, UTF_8);
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + "\n--- out\n" + out() + "\n--- err\n" + err;
    }
}
