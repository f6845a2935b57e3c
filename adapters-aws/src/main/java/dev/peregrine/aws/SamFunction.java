package dev.peregrine.aws;

import dev.peregrine.StartupException;
import dev.peregrine.spi.FunctionDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One Lambda function of the template, while it is put together. */
final class SamFunction {
    private static final String PARTIAL_FAILURES = "PEREGRINE_PARTIAL_FAILURES";

    /** The environment variables that the packager writes. */
    static final Set<String> OWN_VARIABLES = Set.of("PEREGRINE_APP", "PEREGRINE_FUNCTION", PARTIAL_FAILURES);

    /** The name of its resource. */
    final String id;

    final SettingsSection settings;

    /** What {@code AWS::Serverless::Function} is given. */
    final Map<String, Object> properties = new LinkedHashMap<>();

    /** Further resources that it needs. */
    final Map<String, Object> resources = new LinkedHashMap<>();

    /** What the user has to know. */
    final List<String> notices = new ArrayList<>();

    private final Map<String, Object> environment = new LinkedHashMap<>();

    /** Environment variables of the user. */
    private final Map<String, Object> variables = new TreeMap<>();

    private SamFunction(String name, SettingsSection settings) {
        this.id = id(name) + "Function";
        this.settings = settings;
    }

    /**
     * Starts a function.
     *
     * @param name the function's name
     * @param settings what is said of it
     * @param app what is said of all functions
     */
    static SamFunction of(String name, SettingsSection settings, AppFacts app) {
        SamFunction made = new SamFunction(name, settings);
        made.properties.put("Handler", LambdaFunction.class.getName());
        made.properties.put("Runtime", app.runtime());
        made.properties.put("CodeUri", app.codeUri());
        if (app.architecture() != null) {
            made.properties.put("Architectures", List.of(app.architecture()));
        }
        Integer memory = settings.number("memory", 128, 10_240);
        made.properties.put("MemorySize", memory == null ? app.memory() : memory);
        Integer timeout = settings.number("timeout", 1, 900);
        made.properties.put("Timeout", timeout == null ? app.timeout() : timeout);
        made.addPermissions();
        made.environment.put("PEREGRINE_APP", app.name());
        made.properties.put("Environment", Map.of("Variables", made.environment));
        made.variables.putAll(app.environment());
        made.variables.putAll(settings.environment());
        return made;
    }

    /** Letters and digits, which is what CloudFormation takes. */
    private static String id(String name) {
        StringBuilder id = new StringBuilder();
        for (String part : name.split("[-_]", -1)) {
            if (!part.isEmpty()) {
                id.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
            }
        }
        return id.toString();
    }

    private void addPermissions() {
        SamValue role = settings.optionalArn("role", "iam");
        List<SamValue> policies = settings.list("policies");
        if (role != null && !policies.isEmpty()) {
            throw settings.refusal(
                    "policies", "would be lost, because " + settings.key("role") + " names a role; remove one of them");
        }
        if (role != null) {
            properties.put("Role", role.node());
        }
        if (!policies.isEmpty()) {
            properties.put("Policies", policies.stream().map(SamValue::node).toList());
        }
    }

    void select(FunctionDefinition function) {
        environment.put("PEREGRINE_FUNCTION", function.name());
    }

    int timeout() {
        return (Integer) properties.getOrDefault("Timeout", 0);
    }

    /** Adds the one event that the function gets. */
    void addEvent(String name, String type, Map<String, Object> event) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("Type", type);
        if (!event.isEmpty()) {
            described.put("Properties", event);
        }
        properties.put("Events", Map.of(name, described));
    }

    /** Has the mapping listen to what the function answers, and tells the function so: one is never without the other. */
    void addPartialFailures(FunctionDefinition function, Map<String, Object> mapping) {
        if (function.hasPartialFailures()) {
            mapping.put("FunctionResponseTypes", List.of("ReportBatchItemFailures"));
            environment.put(PARTIAL_FAILURES, "on");
        }
    }

    StartupException refusal(String reason) {
        return new StartupException(
                Character.toUpperCase(settings.owner.charAt(0)) + settings.owner.substring(1) + " " + reason + ".");
    }

    /** As the template has it. */
    Map<String, Object> resource() {
        environment.putAll(variables);
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("Type", "AWS::Serverless::Function");
        resource.put("Properties", properties);
        return resource;
    }
}
