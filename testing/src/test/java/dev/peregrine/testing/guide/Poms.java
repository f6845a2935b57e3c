package dev.peregrine.testing.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a test needs of this project's POM files and of fragments of others. */
final class Poms {
    private static final Pattern ARTIFACT = Pattern.compile("<(dependency|plugin)>(.*?)</\\1>", Pattern.DOTALL);

    /** What names further artifacts inside a plugin. */
    private static final Pattern INNER = Pattern.compile("<(configuration|executions)>.*</\\1>", Pattern.DOTALL);

    /** A dependency or a plugin. */
    record Artifact(String group, String artifact, String version) {
        String name() {
            return group + ":" + artifact;
        }
    }

    private Poms() {}

    static List<Artifact> artifacts(String xml) {
        List<Artifact> found = new ArrayList<>();
        Matcher matcher = ARTIFACT.matcher(xml);
        while (matcher.find()) {
            String inner = INNER.matcher(matcher.group(2)).replaceAll("");
            String group = element(inner, "groupId");
            found.add(new Artifact(
                    group.isEmpty() ? "org.apache.maven.plugins" : group,
                    element(inner, "artifactId"),
                    element(inner, "version")));
        }
        return found;
    }

    /** The versions that a POM manages by {@code group:artifact}, its properties filled in. */
    static Map<String, String> managed(String pom) {
        Map<String, String> managed = new LinkedHashMap<>();
        for (String section : List.of("dependencyManagement", "pluginManagement")) {
            for (Artifact artifact : artifacts(element(pom, section))) {
                String version = artifact.version();
                if (version.startsWith("${") && !version.startsWith("${project.")) {
                    version = element(pom, version.substring(2, version.length() - 1));
                }
                managed.put(artifact.name(), version);
            }
        }
        return managed;
    }

    /** The names of a parent's modules. */
    static Set<String> modules(Path root, String pom) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher matcher = Pattern.compile("<module>(.*?)</module>").matcher(pom);
        while (matcher.find()) {
            String module = Files.readString(root.resolve(matcher.group(1)).resolve("pom.xml"));
            names.add(element(module.substring(module.indexOf("</parent>")), "artifactId"));
        }
        return names;
    }

    /** The version of a POM without a parent. */
    static String version(String pom) {
        return element(pom, "version");
    }

    /** The text of the first element of a name; empty when there is none. */
    private static String element(String xml, String name) {
        Matcher matcher = Pattern.compile(
                        "<" + Pattern.quote(name) + ">(.*?)</" + Pattern.quote(name) + ">", Pattern.DOTALL)
                .matcher(xml);
        return matcher.find() ? matcher.group(1).strip() : "";
    }
}
