package dev.peregrine.codec.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/**
 * Writes what GraalVM's native-image must know of one record: the generated class, which is found by its name; arrays,
 * which are made by reflection; and records that stay with reflection altogether. Or of one class that is made by its
 * name. A file for each keeps incremental builds exact and survives the merging of jars.
 */
final class NativeMetadata {
    private final Set<String> ofThisCompilation;
    private final ProcessingEnvironment environment;
    private final Elements elements;
    private final Set<String> entries = new LinkedHashSet<>();

    NativeMetadata(Set<String> ofThisCompilation, ProcessingEnvironment environment) {
        this.ofThisCompilation = ofThisCompilation;
        this.environment = environment;
        this.elements = environment.getElementUtils();
    }

    void write(TypeElement record, Mentioned mentioned, boolean generated) throws IOException {
        if (generated) {
            addGenerated(record);
            add(mentioned);
        } else {
            addReflected(record);
        }
        write(record);
    }

    /** Of a class that an environment variable or a host names. */
    void writeNamed(TypeElement type) throws IOException {
        entries.add("{\"type\": \"" + elements.getBinaryName(type)
                + "\", \"methods\": [{\"name\": \"<init>\", \"parameterTypes\": []}]}");
        write(type);
    }

    private void write(TypeElement type) throws IOException {
        String name = elements.getBinaryName(type).toString();
        String path = "META-INF/native-image/dev.peregrine/" + name + "/reachability-metadata.json";
        try (Writer writer = environment
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", path, type)
                .openWriter()) {
            writer.write("{\n  \"reflection\": [\n    " + String.join(",\n    ", entries) + "\n  ]\n}\n");
        }
    }

    private void add(Mentioned mentioned) {
        for (ArrayType array : mentioned.arrays()) {
            entries.add("{\"type\": \"" + name(array) + "\"}");
        }
        for (TypeElement reached : mentioned.records()) {
            String qualified = reached.getQualifiedName().toString();
            boolean covered = ofThisCompilation.contains(qualified)
                    || elements.getTypeElement(elements.getBinaryName(reached) + "$Json") != null;
            if (!covered) {
                addReflected(reached);
            }
        }
    }

    /** A record that stays with reflection, and what it reaches. */
    private void addReflected(TypeElement record) {
        boolean fresh = entries.add("{\"type\": \"" + elements.getBinaryName(record)
                + "\", \"allDeclaredConstructors\": true, \"allDeclaredMethods\": true}");
        if (fresh) {
            // The codec asks for it all the same, and must be told that there is none.
            addGenerated(record);
            add(Mentioned.by(record, environment.getTypeUtils()));
        }
    }

    private void addGenerated(TypeElement record) {
        entries.add("{\"type\": \"" + elements.getBinaryName(record) + "$Json\"}");
    }

    private String name(TypeMirror type) {
        TypeMirror erasure = environment.getTypeUtils().erasure(type);
        if (erasure instanceof ArrayType array) {
            return name(array.getComponentType()) + "[]";
        }
        if (erasure instanceof DeclaredType declared) {
            return elements.getBinaryName((TypeElement) declared.asElement()).toString();
        }
        return erasure.getKind().name().toLowerCase(Locale.ROOT);
    }
}
