package dev.peregrine.testing.nativeimage;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds in compiled classes the calls, and references to methods, by which classes, members, resources and services are
 * found or used by name or by reflection: what a native image has only where its metadata says so.
 */
final class ReflectiveCalls {
    private static final Set<String> OF_A_CLASS = Set.of(
            "arrayType",
            "forName",
            "getAnnotation",
            "getAnnotations",
            "getAnnotationsByType",
            "getClasses",
            "getConstructor",
            "getConstructors",
            "getDeclaredAnnotation",
            "getDeclaredAnnotations",
            "getDeclaredAnnotationsByType",
            "getDeclaredClasses",
            "getDeclaredConstructor",
            "getDeclaredConstructors",
            "getDeclaredField",
            "getDeclaredFields",
            "getDeclaredMethod",
            "getDeclaredMethods",
            "getEnumConstants",
            "getField",
            "getFields",
            "getGenericInterfaces",
            "getGenericSuperclass",
            "getMethod",
            "getMethods",
            "getNestMembers",
            "getPermittedSubclasses",
            "getRecordComponents",
            "getResource",
            "getResourceAsStream",
            "getSigners",
            "isAnnotationPresent",
            "newInstance");

    private static final Set<String> OF_A_MEMBER = Set.of(
            "getAccessor",
            "getProxyClass",
            "invoke",
            "newInstance",
            "newProxyInstance",
            "setAccessible",
            "trySetAccessible");

    private ReflectiveCalls() {}

    /** The calls of each class that has some, each as {@code where Type.method}; in nested classes with their names. */
    static SortedMap<String, Set<String>> in(JavaClasses classes) {
        SortedMap<String, Set<String>> found = new TreeMap<>();
        for (JavaClass type : classes) {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                if (isReflective(access)) {
                    found.computeIfAbsent(type.getName(), name -> new TreeSet<>())
                            .add(access.getOwner().getName() + " "
                                    + access.getTargetOwner().getSimpleName() + "." + access.getName());
                }
            }
        }
        return found;
    }

    private static boolean isReflective(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getName();
        if (owner.isEquivalentTo(Class.class)) {
            return OF_A_CLASS.contains(name);
        }
        if (owner.isAssignableTo(ClassLoader.class)) {
            // Making one counts too: an image loads no class files.
            return name.equals("<init>")
                    || name.endsWith("Class")
                    || name.contains("Resource")
                    || name.equals("resources");
        }
        if (owner.isEquivalentTo(Module.class)) {
            return name.equals("getResourceAsStream");
        }
        if (owner.isEquivalentTo(Enum.class)) {
            // Each enum's own valueOf calls this one.
            return name.equals("valueOf") && !access.getOriginOwner().isEnum();
        }
        if (owner.isEquivalentTo(ObjectInputStream.class) || owner.isEquivalentTo(ObjectOutputStream.class)) {
            return name.equals("<init>");
        }
        return switch (owner.getPackageName()) {
            case "java.lang.reflect" ->
                OF_A_MEMBER.contains(name)
                        || (owner.getSimpleName().equals("Field")
                                && (name.startsWith("get") || name.startsWith("set")));
            case "java.lang.invoke" -> true;
            case "java.util.concurrent.atomic" -> name.equals("newUpdater");
            default -> owner.isEquivalentTo(ServiceLoader.class) || owner.isAssignableTo(ResourceBundle.class);
        };
    }
}
