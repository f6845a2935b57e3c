package dev.peregrine.codec.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Writes the generated class of one record. Names in it are full, and its variables start with a dollar sign, so that
 * nothing of the record's package hides them.
 */
final class RecordSource {
    private static final String GENERATED = "javax.annotation.processing.Generated";

    private final TypeElement record;
    private final ProcessingEnvironment environment;
    private final TypeSource types;
    private final StringBuilder text = new StringBuilder();

    RecordSource(TypeElement record, ProcessingEnvironment environment) {
        this.record = record;
        this.environment = environment;
        this.types = new TypeSource(record, environment.getTypeUtils(), environment.getElementUtils());
    }

    void write() throws IOException {
        Elements elements = environment.getElementUtils();
        PackageElement home = elements.getPackageOf(record);
        String binaryName = elements.getBinaryName(record) + "$Json";
        String name = binaryName.substring(binaryName.lastIndexOf('.') + 1);
        String self = types.name(record);
        if (!home.isUnnamed()) {
            line("package " + home.getQualifiedName() + ";");
        }
        if (elements.getTypeElement(elements.getModuleOf(record), GENERATED) != null) {
            line("@" + GENERATED + "(\"" + CodecProcessor.class.getName() + "\")");
        }
        line(
                "@java.lang.SuppressWarnings({\"all\", \"cast\", \"deprecation\", \"rawtypes\", \"removal\", \"unchecked\"})");
        line("final class " + name + " extends dev.peregrine.json.GeneratedRecord {");
        line("    private static final " + name + " ONLY = new " + name + "();");
        line("    static {");
        line("        register(ONLY);");
        line("    }");
        line("    private " + name + "() {");
        line("        super(" + self + ".class" + names() + ");");
        line("    }");
        components();
        create(self);
        component(self);
        line("}");
        try (Writer writer =
                environment.getFiler().createSourceFile(binaryName, record).openWriter()) {
            writer.write(escaped(text));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private List<? extends RecordComponentElement> parts() {
        return record.getRecordComponents();
    }

    private String names() {
        StringBuilder names = new StringBuilder();
        for (RecordComponentElement part : parts()) {
            names.append(", \"").append(part.getSimpleName()).append('"');
        }
        return names.toString();
    }

    private void components() {
        line("    @java.lang.Override");
        line("    protected java.lang.reflect.Type[] types() {");
        line("        return new java.lang.reflect.Type[] {");
        for (RecordComponentElement part : parts()) {
            line("            " + types.expression(part.asType()) + ",");
        }
        line("        };");
        line("    }");
    }

    private void create(String self) {
        line("    @java.lang.Override");
        line("    protected java.lang.Object create(java.lang.Object[] $values) {");
        line("        return new " + self + "(");
        for (int i = 0; i < parts().size(); i++) {
            String cast = types.erased(parts().get(i).asType());
            line("            (" + cast + ") $values[" + i + "]" + (i + 1 < parts().size() ? "," : ""));
        }
        line("        );");
        line("    }");
    }

    private void component(String self) {
        line("    @java.lang.Override");
        line("    protected java.lang.Object component(java.lang.Object $record, int $index) {");
        int last = parts().size() - 1;
        if (last >= 0) {
            line("        " + self + " $self = (" + self + ") $record;");
            line("        switch ($index) {");
            for (int i = 0; i <= last; i++) {
                // No exception for a wrong index: verification would load its class.
                line("            " + (i < last ? "case " + i : "default") + ": return $self."
                        + parts().get(i).getSimpleName() + "();");
            }
            line("        }");
        } else {
            line("        return null;");
        }
        line("    }");
    }

    /** In ASCII, whatever the encoding of the build. */
    private static String escaped(CharSequence source) {
        StringBuilder ascii = new StringBuilder();
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\n' || (c >= ' ' && c <= '~')) {
                ascii.append(c);
            } else {
                ascii.append("\\u").append(Integer.toHexString(0x10000 + c).substring(1));
            }
        }
        return ascii.toString();
    }
}
