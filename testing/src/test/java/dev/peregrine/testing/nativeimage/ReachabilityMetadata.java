package dev.peregrine.testing.nativeimage;

import dev.peregrine.TypeRef;
import dev.peregrine.json.JsonCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One {@code reachability-metadata.json}, held against GraalVM's reachability-metadata-schema 1.2.0 as far as this library
 * uses it, and against the classes and resources that there are. native-image itself passes over names that don't exist.
 * The schema's member {@code reason} is younger than GraalVM 25, which refuses it where it is strict.
 */
final class ReachabilityMetadata {
    private static final Set<String> OF_A_TYPE =
            Set.of("condition", "type", "methods", "allPublicMethods", "allDeclaredConstructors", "allDeclaredMethods");
    private static final ClassLoader LOADER = ReachabilityMetadata.class.getClassLoader();

    /** Types, each with what is told of it. */
    private final Set<String> types = new TreeSet<>();

    private final Set<String> conditions = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    private ReachabilityMetadata() {}

    /** Reads what a jar ships. */
    static ReachabilityMetadata of(String artifact) {
        String path = "META-INF/native-image/dev.peregrine/" + artifact + "/reachability-metadata.json";
        try (InputStream in = LOADER.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " isn't on the class path");
            }
            return parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReachabilityMetadata parse(byte[] json) {
        ReachabilityMetadata metadata = new ReachabilityMetadata();
        Map<String, Object> root = JsonCodec.light().read(json, new TypeRef<Map<String, Object>>() {});
        metadata.keys("the file", root, Set.of("reflection", "resources"));
        for (Object entry : list(root, "reflection")) {
            metadata.addType(object(entry));
        }
        for (Object entry : list(root, "resources")) {
            metadata.addResource(object(entry));
        }
        return metadata;
    }

    /** What is wrong, a sentence each. */
    List<String> problems() {
        return problems;
    }

    /** What is told of types, as {@code type: allPublicMethods, name(parameters)}. */
    Set<String> types() {
        return types;
    }

    /** The classes on which entries depend. */
    Set<String> conditions() {
        return conditions;
    }

    private void addType(Map<?, ?> entry) {
        String name = text(entry, "type");
        keys(name, entry, OF_A_TYPE);
        condition(name, entry);
        List<String> members = new ArrayList<>();
        for (String all : List.of("allPublicMethods", "allDeclaredConstructors", "allDeclaredMethods")) {
            if (entry.get(all) instanceof Boolean given && given) {
                members.add(all);
            } else if (entry.containsKey(all)) {
                problems.add(name + ": " + all + " should be true or left out");
            }
        }
        Class<?> type = find(name);
        for (Object method : list(entry, "methods")) {
            members.add(member(name, type, object(method)));
        }
        if (!types.add(name + ": " + String.join(", ", members))) {
            problems.add(name + ": given twice");
        }
    }

    private String member(String of, Class<?> type, Map<?, ?> method) {
        keys(of, method, Set.of("name", "parameterTypes"));
        String name = text(method, "name");
        List<String> names = new ArrayList<>();
        List<Class<?>> parameters = new ArrayList<>();
        for (Object parameter : list(method, "parameterTypes")) {
            names.add(String.valueOf(parameter));
            parameters.add(find(String.valueOf(parameter)));
        }
        String member = name + "(" + String.join(", ", names) + ")";
        Class<?>[] wanted = parameters.toArray(Class<?>[]::new);
        Executable[] executables = name.equals("<init>") ? type.getDeclaredConstructors() : type.getDeclaredMethods();
        if (Stream.of(executables)
                .noneMatch(there -> (name.equals("<init>") || there.getName().equals(name))
                        && Arrays.equals(there.getParameterTypes(), wanted))) {
            problems.add(of + ": has no " + member);
        }
        return member;
    }

    private void addResource(Map<?, ?> entry) {
        String glob = text(entry, "glob");
        keys(glob, entry, Set.of("condition", "glob"));
        Class<?> reader = find(condition(glob, entry));
        if (!new String(classFile(reader), StandardCharsets.ISO_8859_1).contains(glob)) {
            problems.add(glob + ": isn't mentioned in " + reader.getName());
        }
    }

    private String condition(String of, Map<?, ?> entry) {
        if (!entry.containsKey("condition")) {
            return "";
        }
        Map<?, ?> condition = object(entry.get("condition"));
        keys(of, condition, Set.of("typeReached"));
        String name = text(condition, "typeReached");
        find(name);
        conditions.add(name);
        return name;
    }

    private Class<?> find(String name) {
        try {
            return Class.forName(name, false, LOADER);
        } catch (ClassNotFoundException e) {
            problems.add("no class " + name);
            return Object.class;
        }
    }

    private void keys(String of, Map<?, ?> object, Set<String> known) {
        for (Object key : object.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                problems.add(of + ": unknown member " + key);
            }
        }
    }

    private String text(Map<?, ?> object, String key) {
        if (object.get(key) instanceof String text) {
            return text;
        }
        problems.add("no text " + key + " in " + object);
        return "";
    }

    private static List<?> list(Map<?, ?> object, String key) {
        return object.get(key) instanceof List<?> list ? list : List.of();
    }

    private static Map<?, ?> object(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static byte[] classFile(Class<?> type) {
        String name = type.getName();
        try (InputStream in = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            return in == null ? new byte[0] : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
