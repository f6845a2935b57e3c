package dev.peregrine.aws;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the settings say of all functions.
 *
 * @param name the app's class
 * @param codeUri where the deployment package is, seen from the template
 * @param runtime Lambda's name of the Java version
 * @param architecture the processor, or null for Lambda's default
 * @param memory in MB
 * @param timeout in seconds
 * @param environment the variables that all functions get
 */
record AppFacts(
        String name,
        Object codeUri,
        String runtime,
        @Nullable String architecture,
        int memory,
        int timeout,
        Map<String, Object> environment) {
    /** Lambda's own 128 MB gives Java a fourteenth of a processor. */
    private static final int DEFAULT_MEMORY = 512;

    /** Lambda's own 3 s are too short for a cold start; more than 30 s would exceed a new queue's visibility timeout. */
    private static final int DEFAULT_TIMEOUT = 30;

    static AppFacts of(String name, PackagerSettings settings) {
        SettingsSection app = settings.app();
        String codeUri =
                app.required("codeUri", "../shop.zip, the deployment package seen from the directory of template.yaml");
        String runtime = app.word("runtime", List.of("java17", "java21", "java25"));
        String architecture = app.word("architecture", List.of("x86_64", "arm64"));
        Integer memory = app.number("memory", 128, 10_240);
        Integer timeout = app.number("timeout", 1, 900);
        return new AppFacts(
                name,
                codeUri,
                runtime == null ? "java17" : runtime,
                architecture,
                memory == null ? DEFAULT_MEMORY : memory,
                timeout == null ? DEFAULT_TIMEOUT : timeout,
                app.environment());
    }
}
