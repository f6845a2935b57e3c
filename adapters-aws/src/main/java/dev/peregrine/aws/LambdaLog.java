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
        StringWriter text = new StringWriter(TRACE);
        PrintWriter lines = new PrintWriter(text);
        lines.println(message);
        cause.printStackTrace(lines);
        lines.flush();
        LambdaLogger logger = context.getLogger();
        try {
            logger.log(text.toString(), LogLevel.ERROR);
        } catch (LinkageError olderRuntime) {
            logger.log(text.toString());
        }
    }
}
