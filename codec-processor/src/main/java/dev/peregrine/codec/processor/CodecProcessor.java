package dev.peregrine.codec.processor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * The annotation processor behind {@code @Json}: for each annotated record, and for each record of the compilation that
 * its components reach, it generates the class that makes the record and takes it apart. Options:
 *
 * <ul>
 *   <li>{@code -Aperegrine.records=all}: every record of the compilation for which that is possible, annotated or not;
 *       the default is {@code annotated}.
 *   <li>{@code -Aperegrine.native}: also what GraalVM's native-image must know, a file for each record, and for each class
 *       that {@code PEREGRINE_APP} or a host may name.
 * </ul>
 *
 * <p>A compiler makes its own instance for each compilation and calls it from one thread.
 */
public final class CodecProcessor extends AbstractProcessor {
    private static final String ANNOTATION = "dev.peregrine.json.Json";
    private static final String GENERATED = "javax.annotation.processing.Generated";
    private static final String RECORDS = "peregrine.records";
    private static final String NATIVE = "peregrine.native";

    /** The records of the compilation so far, by qualified name, as elements change from round to round. */
    private final Set<String> records = new LinkedHashSet<>();

    private final Set<String> demanded = new LinkedHashSet<>();
    private final Set<String> done = new LinkedHashSet<>();

    /** Creates the processor; for compilers. */
    public CodecProcessor() {}

    /** Returns the annotation and the one on generated code, or every one when an option asks for more than those. */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return everyRecord() || isForNative() ? Set.of("*") : Set.of(ANNOTATION, GENERATED);
    }

    /** Returns the names of the two options. */
    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(RECORDS, NATIVE);
    }

    /** Returns the newest version that the compiler knows: what is generated is Java 17. */
    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    /**
     * Generates what can be generated in this round. Claims its own annotation and the one on generated code, where there
     * is no other: javac warns of annotations that nobody claims.
     */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations") // or else javac warns, as said above
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        boolean claimed = true;
        for (TypeElement annotation : annotations) {
            String name = annotation.getQualifiedName().toString();
            claimed = claimed && (name.equals(ANNOTATION) || name.equals(GENERATED) || name.startsWith("java.lang."));
        }
        if (!round.processingOver()) {
            process(round, annotations);
        }
        return claimed;
    }

    private void process(RoundEnvironment round, Set<? extends TypeElement> annotations) {
        String asked = processingEnv.getOptions().getOrDefault(RECORDS, "annotated");
        if (!asked.equals("all") && !asked.equals("annotated")) {
            error("-A" + RECORDS + "=" + asked + " is neither all nor annotated", null);
            return;
        }
        collect(round.getRootElements());
        for (TypeElement annotation : annotations) {
            if (annotation.getQualifiedName().contentEquals(ANNOTATION)) {
                for (Element element : round.getElementsAnnotatedWith(annotation)) {
                    demand(element);
                }
            }
        }
        generate(demanded, true);
        if (everyRecord()) {
            generate(records, false);
        }
    }

    private boolean everyRecord() {
        return "all".equals(processingEnv.getOptions().get(RECORDS));
    }

    private boolean isForNative() {
        Map<String, String> options = processingEnv.getOptions();
        return options.containsKey(NATIVE) && !"false".equals(options.get(NATIVE));
    }

    private void collect(Set<? extends Element> elements) {
        for (TypeElement type : ElementFilter.typesIn(elements)) {
            if (type.getKind() == ElementKind.RECORD) {
                records.add(type.getQualifiedName().toString());
            } else if (isForNative() && NamedClass.is(type, processingEnv)) {
                writeNamed(type);
            }
            collect(new LinkedHashSet<>(type.getEnclosedElements()));
        }
    }

    private void writeNamed(TypeElement type) {
        try {
            new NativeMetadata(records, processingEnv).writeNamed(type);
        } catch (IOException e) {
            error("Can't write the metadata of " + type.getQualifiedName() + ": " + e.getMessage(), type);
        }
    }

    private void demand(Element element) {
        if (element.getKind() == ElementKind.RECORD) {
            demanded.add(((TypeElement) element).getQualifiedName().toString());
        } else {
            error("@Json is for records, and " + element + " is none", element);
        }
    }

    /** Generates for these records and, as they are found, for those they reach. */
    private void generate(Set<String> names, boolean demand) {
        List<String> waiting = new ArrayList<>(names);
        Elements elements = processingEnv.getElementUtils();
        while (!waiting.isEmpty()) {
            String name = waiting.remove(0);
            TypeElement type = elements.getTypeElement(name);
            if (type == null || done.contains(name)) {
                continue;
            }
            Mentioned mentioned = Mentioned.by(type, processingEnv.getTypeUtils());
            if (mentioned.isUnfinished()) {
                continue; // another processor may generate what is missing; asked again in the next round
            }
            done.add(name);
            boolean generated = generate(type, mentioned, demand);
            for (TypeElement reached : mentioned.records()) {
                String next = reached.getQualifiedName().toString();
                if (demand && generated && records.contains(next) && demanded.add(next)) {
                    waiting.add(next);
                }
            }
        }
    }

    private boolean generate(TypeElement record, Mentioned mentioned, boolean demand) {
        Elements elements = processingEnv.getElementUtils();
        String obstacle = Visibility.obstacle(record, mentioned, elements);
        try {
            if (obstacle.isEmpty()) {
                new RecordSource(record, processingEnv).write();
            } else if (demand) {
                error("@Json can't generate code for " + record.getQualifiedName() + ": " + obstacle, record);
                return false;
            }
            if (isForNative()) {
                new NativeMetadata(records, processingEnv).write(record, mentioned, obstacle.isEmpty());
            }
        } catch (IOException e) {
            error("@Json can't write the code for " + record.getQualifiedName() + ": " + e.getMessage(), record);
        }
        return obstacle.isEmpty();
    }

    private void error(String message, @Nullable Element place) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, place);
    }
}
