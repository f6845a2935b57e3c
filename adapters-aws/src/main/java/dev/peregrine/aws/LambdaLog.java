package dev.peregrine.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Lambda's own logger; loaded only when something is logged. */
final class LambdaLog {
    /** About as many characters as a stack trace has. */
    private static final int TRACE = 4096;

    private LambdaLog() {}

    /** Writes an error in one call, so that it is one entry in CloudWatch. */
    static void error(Context context, String message, Throwable cause) {
        boolean single = cause.getCause() == null && cause.getSuppressed().length == 0;
        String text = single ? ofOne(message, cause) : ofSeveral(message, cause);
        LambdaLogger logger = context.getLogger();
        try {
            logger.log(text, LogLevel.ERROR);
        } catch (LinkageError olderRuntime) {
            logger.log(text);
        }
    }

    /** The same as Java prints of an exception without others, at half the cost, since a batch can log many; it isn't asked how it prints itself. */
    private static String ofOne(String message, Throwable thrown) {
        String line = System.lineSeparator();
        StringBuilder text = new StringBuilder(TRACE)
                .append(message)
                .append(line)
                .append(thrown)
                .append(line);
        for (StackTraceElement frame : thrown.getStackTrace()) {
            text.append("\tat ").append(frame).append(line);
        }
        return text.toString();
    }

    private static String ofSeveral(String message, Throwable thrown) {
        StringWriter text = new StringWriter(TRACE);
        PrintWriter lines = new PrintWriter(text);
        lines.println(message);
        thrown.printStackTrace(lines);
        lines.flush();
        return text.toString();
    }
}
