package dev.peregrine.codec.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The classes and arrays that the component types of a record mention, type arguments included. */
final class Mentioned {
    private final Map<TypeElement, RecordComponentElement> classes = new LinkedHashMap<>();
    private final List<ArrayType> arrays = new ArrayList<>();
    private boolean unfinished;

    private final Types types;

    private Mentioned(Types types) {
        this.types = types;
    }

    static Mentioned by(TypeElement record, Types types) {
        Mentioned mentioned = new Mentioned(types);
        for (RecordComponentElement component : record.getRecordComponents()) {
            mentioned.add(component.asType(), component);
        }
        return mentioned;
    }

    private void add(@Nullable TypeMirror type, RecordComponentElement by) {
        if (type == null) {
            return;
        }
        if (type.getKind() == TypeKind.ERROR) {
            unfinished = true;
        } else if (type instanceof DeclaredType declared) {
            classes.putIfAbsent((TypeElement) declared.asElement(), by);
            for (TypeMirror argument : declared.getTypeArguments()) {
                add(argument, by);
            }
        } else if (type instanceof ArrayType array) {
            arrays.add(array);
            add(array.getComponentType(), by);
        } else if (type instanceof WildcardType wildcard) {
            add(wildcard.getExtendsBound(), by);
            add(wildcard.getSuperBound(), by);
        } else if (type instanceof TypeVariable variable) {
            add(types.erasure(variable), by); // what a value is cast to
        }
    }

    /** Each class with the first component that mentions it. */
    Map<TypeElement, RecordComponentElement> classes() {
        return classes;
    }

    Set<TypeElement> records() {
        Set<TypeElement> records = new LinkedHashSet<>();
        for (TypeElement type : classes.keySet()) {
            if (type.getKind() == ElementKind.RECORD) {
                records.add(type);
            }
        }
        return records;
    }

    List<ArrayType> arrays() {
        return arrays;
    }

    /** Whether a type is unknown as yet. */
    boolean isUnfinished() {
        return unfinished;
    }
}
