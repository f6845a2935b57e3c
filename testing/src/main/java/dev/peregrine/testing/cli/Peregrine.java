package dev.peregrine.testing.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The command line. It needs {@code info.picocli:picocli} on the class path, which is an optional dependency of this module.
 *
 * <pre>{@code
 * java -cp CLASSPATH dev.peregrine.testing.cli.Peregrine events generate aws sqs --count 3 --out event.json
 * java -cp CLASSPATH dev.peregrine.testing.cli.Peregrine invoke aws sqs event.json --app com.example.Shop --function orders
 * }</pre>
 */
public final class Peregrine {
    private static final int FAILURE = 1;

    private Peregrine() {}

    /**
     * Runs a command and ends the JVM: with 0 for success, 1 for a failure and 2 for wrong usage.
     *
     * @param arguments the command and its options; {@code --help} lists them
     */
    public static void main(String... arguments) {
        System.exit(run(System.in, System.out, System.err, arguments));
    }

    /**
     * Runs a command. All text is written in UTF-8; colours are used when the streams are the JVM's own, lead to a terminal and
     * the environment variable {@code NO_COLOR} is not set.
     *
     * @param in where {@code -} as the name of a file reads from
     * @param out for results
     * @param err for messages and outcomes
     * @param arguments the command and its options
     * @return 0 for success, 1 for a failure, 2 for wrong usage
     */
    public static int run(InputStream in, PrintStream out, PrintStream err, String... arguments) {
        try {
            return Commands.of(new Terminal(in, out, err)).execute(arguments);
        } catch (NoClassDefFoundError e) {
            if (e.getMessage() == null || !e.getMessage().startsWith("picocli/")) {
                throw e;
            }
            err.println("The command line needs picocli. Add info.picocli:picocli:4.7.7 to the class path.");
            return FAILURE;
        } finally {
            out.flush();
            err.flush();
        }
    }
}
