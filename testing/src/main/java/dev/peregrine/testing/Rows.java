package dev.peregrine.testing;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.ReflectionSupport;

/** Finds and calls the method that {@link EveryCloud#rows} names. */
final class Rows {
    private static final int MAX_NAME = 80;

    private Rows() {}

    static List<Row> of(String name, Class<?> testClass) {
        Method method = find(name, testClass);
        Object returned = ReflectionSupport.invokeMethod(method, null);
        List<Row> rows = new ArrayList<>();
        for (Object element : elements(name, returned)) {
            rows.add(row(element));
        }
        if (rows.isEmpty()) {
            throw new ExtensionConfigurationException("The method " + name + " for @EveryCloud(rows) returned no rows");
        }
        return rows;
    }

    private static Method find(String name, Class<?> testClass) {
        int hash = name.indexOf('#');
        Class<?> owner = testClass;
        if (hash >= 0) {
            owner = ReflectionSupport.tryToLoadClass(name.substring(0, hash))
                    .getOrThrow(e -> new ExtensionConfigurationException(
                            "@EveryCloud(rows) names the class " + name.substring(0, hash) + ", which isn't there", e));
        }
        Method method = ReflectionSupport.findMethod(owner, name.substring(hash + 1))
                .orElseThrow(() -> new ExtensionConfigurationException("@EveryCloud(rows) names the method " + name
                        + ", and there is none of that name without parameters"));
        if (!Modifier.isStatic(method.getModifiers())) {
            throw new ExtensionConfigurationException("The method " + name + " for @EveryCloud(rows) must be static");
        }
        return method;
    }

    private static List<?> elements(String name, @Nullable Object returned) {
        if (returned instanceof Stream<?> stream) {
            try (stream) {
                return stream.toList();
            }
        }
        if (returned instanceof Collection<?> collection) {
            return List.copyOf(collection);
        }
        if (returned instanceof Object[] array) {
            return Arrays.asList(array);
        }
        throw new ExtensionConfigurationException(
                "The method " + name + " for @EveryCloud(rows) must return a stream, a collection or an array");
    }

    private static Row row(@Nullable Object element) {
        if (element instanceof Row row) {
            return row;
        }
        return element instanceof Object[] values
                ? Row.of(name(Arrays.toString(values)), values)
                : Row.of(name(String.valueOf(element)), element);
    }

    private static String name(String text) {
        return text.length() <= MAX_NAME ? text : text.substring(0, MAX_NAME) + "…";
    }
}
