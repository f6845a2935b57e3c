package dev.peregrine.codec.processor;

import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Finds the classes that may be made by their names: those for {@code PEREGRINE_APP}, and own entry points of hosts. */
final class NamedClass {
    private static final List<String> KINDS = List.of(
            "dev.peregrine.FunctionApp",
            "dev.peregrine.Handler",
            "dev.peregrine.event.MessageHandler",
            "dev.peregrine.event.BatchHandler",
            "dev.peregrine.event.ObjectHandler",
            "dev.peregrine.event.ChangeHandler",
            "dev.peregrine.event.EventHandler",
            "dev.peregrine.aws.LambdaFunction",
            "dev.peregrine.gcp.GoogleHttpFunction",
            "dev.peregrine.gcp.GoogleEventFunction");

    private NamedClass() {}

    static boolean is(TypeElement type, ProcessingEnvironment environment) {
        return type.getKind() == ElementKind.CLASS
                && type.getModifiers().contains(Modifier.PUBLIC)
                && !type.getModifiers().contains(Modifier.ABSTRACT)
                && isMadeWithoutAnything(type)
                && isOfAKind(type, environment);
    }

    private static boolean isMadeWithoutAnything(TypeElement type) {
        if (type.getNestingKind() != NestingKind.TOP_LEVEL
                && !type.getModifiers().contains(Modifier.STATIC)) {
            return false;
        }
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (constructor.getParameters().isEmpty()
                    && constructor.getModifiers().contains(Modifier.PUBLIC)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfAKind(TypeElement type, ProcessingEnvironment environment) {
        Types types = environment.getTypeUtils();
        TypeMirror erased = types.erasure(type.asType());
        for (String name : KINDS) {
            TypeElement kind = environment.getElementUtils().getTypeElement(name);
            if (kind != null && types.isSubtype(erased, types.erasure(kind.asType()))) {
                return true;
            }
        }
        return false;
    }
}
