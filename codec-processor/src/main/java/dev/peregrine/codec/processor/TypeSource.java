package dev.peregrine.codec.processor;

import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Writes types as the generated class of one record has to spell them; their annotations are left out. */
final class TypeSource {
    private final TypeElement record;
    private final Types types;
    private final Elements elements;

    TypeSource(TypeElement record, Types types, Elements elements) {
        this.record = record;
        this.types = types;
        this.elements = elements;
    }

    /** The name of a class: simple within the package, where nothing can hide it, and in full elsewhere. */
    String name(TypeElement type) {
        PackageElement home = elements.getPackageOf(type);
        if (!home.equals(elements.getPackageOf(record))) {
            return type.getQualifiedName().toString();
        }
        String name = type.getSimpleName().toString();
        for (Element around = type.getEnclosingElement();
                around instanceof TypeElement;
                around = around.getEnclosingElement()) {
            name = around.getSimpleName() + "." + name;
        }
        return name;
    }

    /** The class of a type's values. */
    String erased(TypeMirror type) {
        TypeMirror erasure = types.erasure(type);
        if (erasure instanceof ArrayType array) {
            return erased(array.getComponentType()) + "[]";
        }
        if (erasure instanceof DeclaredType declared) {
            return name((TypeElement) declared.asElement());
        }
        return erasure.getKind().name().toLowerCase(Locale.ROOT);
    }

    /** An expression whose value is the type, in terms of what GeneratedRecord offers. */
    String expression(TypeMirror type) {
        if (type instanceof DeclaredType declared
                && !declared.getTypeArguments().isEmpty()) {
            return "type(" + erased(type) + ".class, " + expressions(declared.getTypeArguments()) + ")";
        }
        if (isEnum(type)) {
            return "constants(" + erased(type) + ".class, " + erased(type) + ".values())";
        }
        if (type instanceof TypeVariable variable) {
            return "variable(" + record.getTypeParameters().indexOf(variable.asElement()) + ", \""
                    + variable.asElement().getSimpleName() + "\")";
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard(wildcard.getExtendsBound(), wildcard.getSuperBound());
        }
        if (type instanceof ArrayType array && isMoreThanAClass(array)) {
            return "array(" + expression(array.getComponentType()) + ")";
        }
        return erased(type) + ".class";
    }

    private String wildcard(@Nullable TypeMirror upper, @Nullable TypeMirror lower) {
        if (lower != null) {
            return "supering(" + expression(lower) + ")";
        }
        return "extending(" + (upper == null ? "java.lang.Object.class" : expression(upper)) + ")";
    }

    private String expressions(List<? extends TypeMirror> list) {
        StringBuilder text = new StringBuilder();
        for (TypeMirror type : list) {
            text.append(text.length() == 0 ? "" : ", ").append(expression(type));
        }
        return text.toString();
    }

    private static boolean isEnum(TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.ENUM;
    }

    private static boolean isMoreThanAClass(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return isMoreThanAClass(array.getComponentType());
        }
        return type instanceof TypeVariable
                || isEnum(type)
                || (type instanceof DeclaredType declared
                        && !declared.getTypeArguments().isEmpty());
    }
}
