package dev.peregrine.json;

import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/** Says why a type cannot be bound and what to do; touched only when one is refused. */
final class Refusals {
    private Refusals() {}

    static JsonTypeException type(Type type, Binding owner, String component, String reason) {
        String where = component.isEmpty() ? "" : " (component " + component + " of " + owner.type.getName() + ")";
        return new JsonTypeException(type.getTypeName() + where + " cannot be bound to JSON: " + reason);
    }

    static String reason(Class<?> type) {
        if (type == Date.class || Date.class.isAssignableFrom(type) || Calendar.class.isAssignableFrom(type)) {
            return "it has no ISO 8601 form of its own; use java.time, for example java.time.Instant";
        }
        if (type.getName().startsWith("java.time.")) {
            return "it has no ISO 8601 form; use another type of java.time, or a String";
        }
        if (type == Optional.class || isDeclarable(type)) {
            return "its type arguments are missing; name them, for example List<Order>, at the root in a TypeRef";
        }
        if (Map.class.isAssignableFrom(type)) {
            return "only the interface is supported; declare it as Map";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "only the interfaces are supported; declare it as List, Set or Collection";
        }
        if (type.isPrimitive() || type == Void.class) {
            return "it has no value";
        }
        if (type.isSealed()) {
            return "a sealed hierarchy needs a rule that tells its subtypes apart; use a record,"
                    + " or JsonCodec.databind() with @JsonTypeInfo";
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return "which class to create is unknown; use a record, or JsonCodec.databind()";
        }
        return "it is not a record; use a record, or JsonCodec.databind()";
    }

    private static boolean isDeclarable(Class<?> type) {
        String name = type.getName();
        return name.equals("java.util.List")
                || name.equals("java.util.Set")
                || name.equals("java.util.Collection")
                || name.equals("java.util.Map");
    }

    static String closed(Class<?> type) {
        String module = Refusals.class.getModule().getName();
        return "its module is closed to reflection; add to module-info.java of "
                + type.getModule().getName() + ": opens " + type.getPackageName()
                + (module == null ? "" : " to " + module) + ";";
    }
}
