package dev.peregrine.json;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Works out the binding of one type and of all it reaches. An instance serves one question; only when all went well
 * does it publish what it found, so no half-made binding of a recursive record is ever seen.
 */
final class Bindings {
    /** The arguments of a generic record met as a bare value: every type variable then means any JSON. */
    private static final Binding[] ERASED = {Binding.ANY};

    private final ConcurrentHashMap<Type, Binding> known;
    private final List<Binding> fresh = new ArrayList<>();
    private boolean erased;
    private int depth;

    private Bindings(ConcurrentHashMap<Type, Binding> known) {
        this.known = known;
    }

    /** The binding to read or check a type with. */
    static Binding of(Type type, ConcurrentHashMap<Type, Binding> known) {
        Bindings question = new Bindings(known);
        Binding binding = question.bind(type, Binding.ANY, "");
        question.publish();
        known.put(type, binding);
        return binding;
    }

    /** The binding to write a value of this class with, where its type arguments are unknown. */
    static Binding ofValues(Class<?> type, ConcurrentHashMap<Type, Binding> known, Map<Type, Binding> ofValues) {
        Bindings question = new Bindings(known);
        Binding binding = question.bindValue(type);
        question.publish();
        (question.erased || binding.kind != Binding.RECORD ? ofValues : known).put(type, binding);
        return binding;
    }

    private void publish() {
        for (int i = 0; i < fresh.size(); i++) {
            Binding binding = fresh.get(i);
            if (binding.arguments == Binding.NONE) {
                known.putIfAbsent(binding.type, binding);
            }
        }
    }

    private Binding bindValue(Class<?> type) {
        Binding any = Binding.ANY;
        if (type.isRecord()) {
            return record(type, ERASED, any, "");
        }
        if (Enum.class.isAssignableFrom(type)) {
            return new Binding(Binding.ENUM, type, Binding.NONE);
        }
        if (Collection.class.isAssignableFrom(type)) {
            return new Binding(Binding.LIST, type, new Binding[] {any});
        }
        if (Map.class.isAssignableFrom(type)) {
            return new Binding(Binding.MAP, type, new Binding[] {any, any});
        }
        if (type == Optional.class) {
            return new Binding(Binding.OPTIONAL, type, new Binding[] {any});
        }
        if (type.isArray() && type != byte[].class) {
            Class<?> element = type.getComponentType();
            return array(element.isPrimitive() ? bind(element, any, "") : any);
        }
        if (type == Object.class) {
            throw Refusals.type(type, any, "", "it has no components; use a record");
        }
        return bind(type, any, "");
    }

    /** Binds a type met in a component of a record, or, with an empty component name, the type asked for. */
    private Binding bind(Type type, Binding owner, String component) {
        if (type instanceof Class<?> plain) {
            return bindClass(plain, owner, component);
        }
        if (++depth > JsonText.MAX_DEPTH) {
            throw Refusals.type(type, owner, component, "its type arguments grow without end; use a plain record");
        }
        try {
            if (type instanceof ParameterizedType generic) {
                return bindGeneric(generic, owner, component);
            }
            if (type instanceof TypeVariable<?> variable) {
                return bindVariable(variable, place(variable, owner.type), owner, component);
            }
            if (type instanceof GenericArrayType array) {
                return array(bind(array.getGenericComponentType(), owner, component));
            }
            if (type instanceof WildcardType wildcard && wildcard.getUpperBounds()[0] != Object.class) {
                return bind(wildcard.getUpperBounds()[0], owner, component);
            }
            throw anything(type, owner, component);
        } finally {
            depth--;
        }
    }

    private Binding bindClass(Class<?> type, Binding owner, String component) {
        int kind = Binding.kindOf(type);
        if (kind == Binding.OBJECT) {
            return Binding.ANY;
        }
        if (kind != Binding.REFUSED) {
            return new Binding(kind, type, Binding.NONE);
        }
        if (type.isRecord()) {
            return record(type, Binding.NONE, owner, component);
        }
        if (type.isEnum()) {
            return new Binding(Binding.ENUM, type, Binding.NONE);
        }
        if (type.isArray()) {
            return array(bindClass(type.getComponentType(), owner, component));
        }
        throw Refusals.type(type, owner, component, Refusals.reason(type));
    }

    private static Binding array(Binding element) {
        return new Binding(Binding.ARRAY, element.type.arrayType(), new Binding[] {element});
    }

    private Binding bindGeneric(ParameterizedType type, Binding owner, String component) {
        Class<?> raw = (Class<?>) type.getRawType();
        int kind = raw == List.class || raw == Collection.class
                ? Binding.LIST
                : raw == Set.class
                        ? Binding.SET
                        : raw == Map.class
                                ? Binding.MAP
                                : raw == Optional.class
                                        ? Binding.OPTIONAL
                                        : raw.isRecord() ? Binding.RECORD : Binding.REFUSED;
        if (kind == Binding.REFUSED) {
            if (type instanceof NamedType named && named.kind != NamedType.GENERIC) {
                return bindNamed(named, owner, component);
            }
            throw Refusals.type(type, owner, component, Refusals.reason(raw));
        }
        Type[] types = type.getActualTypeArguments();
        Binding[] arguments = new Binding[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = bind(types[i], owner, component);
        }
        if (kind == Binding.RECORD) {
            return record(raw, arguments, owner, component);
        }
        if (kind == Binding.OPTIONAL && arguments[0].isOptional()) {
            throw Refusals.type(
                    type, owner, component, "JSON cannot tell its two empty values apart; use one Optional");
        }
        if (kind == Binding.MAP && !Keys.allowed(arguments[0].kind)) {
            throw Refusals.type(
                    type,
                    owner,
                    component,
                    "its keys cannot be JSON names; use String, an enum, UUID, a whole number or a time");
        }
        return new Binding(kind, raw, arguments);
    }

    /** Binds what generated code names and what is no class with type arguments. */
    private Binding bindNamed(NamedType type, Binding owner, String component) {
        if (type.kind == NamedType.ENUM) {
            return type.toEnum();
        }
        if (type.kind == NamedType.VARIABLE) {
            return bindVariable(type, type.place, owner, component);
        }
        Type inner = type.arguments[0];
        if (type.kind == NamedType.ARRAY) {
            return array(bind(inner, owner, component));
        }
        if (type.kind == NamedType.EXTENDING && inner != Object.class) {
            return bind(inner, owner, component);
        }
        throw anything(type, owner, component);
    }

    private static JsonTypeException anything(Type type, Binding owner, String component) {
        return Refusals.type(type, owner, component, "it could be anything; name the type, or use Object for any JSON");
    }

    private Binding bindVariable(Type variable, int place, Binding owner, String component) {
        if (owner.arguments == ERASED) {
            erased = true;
            return Binding.ANY;
        }
        if (place >= 0 && place < owner.arguments.length) {
            return owner.arguments[place];
        }
        throw Refusals.type(
                variable,
                owner,
                component,
                "the record was named without its type arguments; name them, for example in a TypeRef");
    }

    private static int place(TypeVariable<?> variable, Class<?> record) {
        TypeVariable<?>[] parameters = record.getTypeParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].getName().equals(variable.getName())) {
                return i;
            }
        }
        return -1;
    }

    private Binding record(Class<?> type, Binding[] arguments, Binding owner, String component) {
        Binding done = arguments == Binding.NONE ? known.get(type) : null;
        for (int i = 0; done == null && i < fresh.size(); i++) {
            Binding other = fresh.get(i);
            done = other.type == type && Binding.same(other.arguments, arguments) ? other : null;
        }
        if (done != null) {
            return done;
        }
        if (++depth > JsonText.MAX_DEPTH) {
            throw Refusals.type(type, owner, component, "its type arguments grow without end; use a plain record");
        }
        Binding binding = new Binding(Binding.RECORD, type, arguments);
        Type[] types = binding.inspect(owner, component);
        fresh.add(binding);
        Binding[] components = new Binding[types.length];
        for (int i = 0; i < types.length; i++) {
            components[i] = bind(types[i], binding, binding.names[i]);
        }
        binding.components = components;
        depth--;
        return binding;
    }
}
