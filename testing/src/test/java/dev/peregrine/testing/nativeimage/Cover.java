package dev.peregrine.testing.nativeimage;

import java.util.List;

/**
 * Why one class's reflection works in a native image.
 *
 * @param type the class
 * @param by what makes it work
 * @param why in a sentence
 * @param calls its reflective calls, as {@link ReflectiveCalls} finds them
 */
record Cover(String type, By by, String why, List<String> calls) {
    /** What makes reflection work. */
    enum By {
        /** Metadata in our own jar, on condition that this class is reached. */
        SHIPPED,
        /** Metadata about the user's classes that the codec processor writes with {@code -Aperegrine.native}. */
        PROCESSOR,
        /** Metadata that the user writes; docs/native-image.md says when. */
        USER,
        /** native-image itself, without metadata. */
        IMAGE,
        /** Nothing: it runs on a JVM only. */
        JVM
    }

    private static Cover of(String type, By by, String why, String... calls) {
        return new Cover("dev.peregrine." + type, by, why, List.of(calls));
    }

    /** Every class of core and of the adapters that uses reflection. */
    static List<Cover> all() {
        return List.of(
                of(
                        "TypeRef",
                        By.IMAGE,
                        "the generic signature of a class is kept for every class of an image",
                        "<init> Class.getGenericSuperclass"),
                of(
                        "aws.AwsPackager",
                        By.JVM,
                        "runs in the build",
                        "settings ClassLoader.getResource",
                        "write URLClassLoader.<init>"),
                of(
                        "aws.EventBinder",
                        By.SHIPPED,
                        "fills the classes of aws-lambda-java-events that context.as hands out",
                        "bean Class.getConstructor",
                        "bean Constructor.newInstance",
                        "bean Method.invoke",
                        "ofText Class.getMethod",
                        "ofText Method.invoke",
                        "setter Class.getMethods"),
                of(
                        "azure.AzurePackager",
                        By.JVM,
                        "runs in the build",
                        "settings ClassLoader.getResource",
                        "write URLClassLoader.<init>"),
                of(
                        "azure.PackageDirectory",
                        By.JVM,
                        "runs in the build",
                        "checkComplete URLClassLoader.<init>",
                        "checkComplete URLClassLoader.getResource"),
                of(
                        "azure.PackagedApp",
                        By.SHIPPED,
                        "reads a resource of a fixed name",
                        "load ClassLoader.getResourceAsStream"),
                of(
                        "json.Binding",
                        By.PROCESSOR,
                        "looks for a record's generated class by its name, else makes the record by reflection",
                        "component Method.invoke",
                        "create Constructor.newInstance",
                        "generated Class.forName",
                        "open AccessibleObject.trySetAccessible",
                        "reflect Class.getDeclaredConstructor",
                        "reflect Class.getRecordComponents",
                        "reflect RecordComponent.getAccessor"),
                of(
                        "json.Bindings",
                        By.PROCESSOR,
                        "arrays of generic types in a record's components",
                        "array Class.arrayType"),
                of(
                        "json.DatabindFailures",
                        By.IMAGE,
                        "the constants of an enum are kept for every enum of an image",
                        "oneOf Class.getEnumConstants"),
                of(
                        "json.DatabindServices",
                        By.USER,
                        "databind needs metadata of the user's; where no file of a service is found, ServiceLoader looks",
                        "onlyKnown ClassLoader.getResources",
                        "onlyKnown ClassLoader.getSystemResources"),
                of(
                        "json.DatabindWriting",
                        By.USER,
                        "databind needs metadata about every type it binds, which covers a record's components",
                        "isComponent Class.getRecordComponents"),
                of(
                        "json.Failures",
                        By.IMAGE,
                        "the constants of an enum are kept for every enum of an image",
                        "oneOf Class.getEnumConstants"),
                of(
                        "json.LightReader",
                        By.PROCESSOR,
                        "makes the arrays in a record's components",
                        "array Array.newInstance"),
                of(
                        "json.Scalars",
                        By.IMAGE,
                        "the constants of an enum are kept for every enum of an image",
                        "constant Enum.valueOf"),
                of(
                        "spi.HandlerClass",
                        By.IMAGE,
                        "the generic signature of a class is kept for every class of an image",
                        "arguments Class.getGenericInterfaces"),
                of("spi.Log", By.SHIPPED, "asks whether SLF4J has a provider", "hasProvider ClassLoader.getResource"),
                of(
                        "spi.Selection",
                        By.PROCESSOR,
                        "makes the class that PEREGRINE_APP names",
                        "create Class.getConstructor",
                        "create Constructor.newInstance",
                        "load Class.forName"));
    }
}
