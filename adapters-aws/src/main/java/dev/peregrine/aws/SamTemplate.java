package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.Host;
import dev.peregrine.StartupException;
import dev.peregrine.spi.AppDefinition;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The template of an app, as described in the AWS Serverless Application Model's developer guide. */
final class SamTemplate {
    /** All HTTP functions together: they route among themselves, and answer 404 and 405. */
    private static final String ROUTER = "http";

    private final String text;
    private final List<String> notices;

    private SamTemplate(String text, List<String> notices) {
        this.text = text;
        this.notices = notices;
    }

    /** YAML. */
    String text() {
        return text;
    }

    /** What the user has to know. */
    List<String> notices() {
        return notices;
    }

    /**
     * Makes a template.
     *
     * @param name the app's class
     * @param app the app
     * @param settings what the deployment says; all of it must be of use
     * @param own resources of the user
     */
    static SamTemplate of(String name, AppDefinition app, PackagerSettings settings, OwnResources own) {
        if (app.functions().isEmpty()) {
            throw new StartupException("The app " + app.name() + " declares no function.");
        }
        AppFacts facts = AppFacts.of(name, settings);
        List<SamFunction> functions = functions(app, settings, facts);
        settings.checkAllTaken();
        Map<String, Object> resources = new LinkedHashMap<>();
        List<String> notices = new ArrayList<>();
        for (SamFunction function : functions) {
            add(function, resources, own);
            notices.addAll(function.notices);
        }
        Set<String> missing = settings.references();
        missing.removeAll(resources.keySet());
        missing.removeAll(own.names());
        if (!missing.isEmpty()) {
            notices.add("The template refers to " + String.join(", ", missing)
                    + ", which it doesn't declare. Name a file with"
                    + " such resources by --resources, or add them to the template before you deploy.");
        }
        return new SamTemplate(written(name, app, resources, own), List.copyOf(notices));
    }

    private static void add(SamFunction function, Map<String, Object> resources, OwnResources own) {
        Map<String, Object> added = new LinkedHashMap<>();
        added.put(function.id, function.resource());
        added.putAll(function.resources);
        for (String id : added.keySet()) {
            if (resources.containsKey(id) || own.names().contains(id)) {
                throw new StartupException("Two resources would be named " + id + ", one of them for "
                        + function.settings.owner
                        + ": CloudFormation takes letters and digits alone. Give the function or"
                        + " the other resource another name.");
            }
        }
        resources.putAll(added);
    }

    private static List<SamFunction> functions(AppDefinition app, PackagerSettings settings, AppFacts facts) {
        List<SamFunction> functions = new ArrayList<>();
        boolean routed = false;
        for (FunctionDefinition function : app.functions()) {
            checkName(function);
            if (function.kind() != Kind.HTTP) {
                String owner = "function " + function.name();
                functions.add(apart(function, settings.section(function.name(), owner), facts));
                continue;
            }
            checkNeeds(function, WireFormat.HTTP_API.host);
            if (!function.name().equals(ROUTER)) {
                settings.checkNone(function.name(), ROUTER);
            }
            if (!routed) {
                routed = true;
                SettingsSection section = settings.section(ROUTER, "the HTTP functions");
                SamFunction router = SamFunction.of(ROUTER, section, facts);
                router.addEvent("Api", "HttpApi", Map.of());
                functions.add(router);
            }
        }
        return functions;
    }

    private static SamFunction apart(FunctionDefinition function, SettingsSection settings, AppFacts facts) {
        SamFunction sam = SamFunction.of(function.name(), settings, facts);
        sam.select(function);
        if (function.kind() == Kind.INVOKE) {
            checkNeeds(function, WireFormat.DIRECT.host);
        } else {
            SamSource.add(sam, function);
        }
        return sam;
    }

    /** Keys that begin with such a name are about something else. */
    private static void checkName(FunctionDefinition function) {
        boolean taken = function.name().equals("environment")
                || (function.name().equals(ROUTER) && function.kind() != Kind.HTTP);
        if (taken) {
            throw new StartupException("A function can't be named " + function.name() + " here, because keys of "
                    + PackagerSettings.FILE + " that begin so are about "
                    + (function.name().equals(ROUTER)
                            ? "all HTTP functions together"
                            : "environment variables of all functions")
                    + "; give it another name.");
        }
    }

    private static void checkNeeds(FunctionDefinition function, Host host) {
        for (Capability need : function.needs()) {
            if (!host.can(need)) {
                throw new StartupException("Function " + function.name() + " needs " + need + ", and " + host.title()
                        + " can't do that; leave it out of an app for AWS.");
            }
        }
    }

    private static String written(String name, AppDefinition app, Map<String, Object> resources, OwnResources own) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("AWSTemplateFormatVersion", "2010-09-09");
        template.put("Transform", "AWS::Serverless-2016-10-31");
        template.put("Description", "The functions of " + app.name());
        template.put("Resources", resources);
        String start = "# Written by " + AwsPackager.class.getName() + " from " + name + ". Changes here are lost.\n";
        return start + Yaml.write(template) + own.indented();
    }
}
