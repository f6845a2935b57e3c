package dev.peregrine.json;

import java.lang.ref.WeakReference;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How a record is made and taken apart without reflection. For the code that {@code peregrine-codec-processor} generates
 * and for nothing else: it changes with the version of Peregrine, whose processor and core go together.
 *
 * <p>The subclass of a record {@code shop.Order} is {@code shop.Order$Json}. It makes one instance of itself, keeps it in
 * a static field and registers it when its class is initialized. Instances are immutable and thread-safe.
 */
public abstract class GeneratedRecord {
    /** Weak on both sides, so that a record's class loader can go: each instance is held by its own class. */
    private static final Map<Class<?>, WeakReference<GeneratedRecord>> REGISTERED = new WeakHashMap<>();

    private final Class<?> record;
    final String[] names;

    /**
     * For the generated subclass.
     *
     * @param record the record's class
     * @param names the names of its components, in their order
     */
    protected GeneratedRecord(Class<?> record, String... names) {
        this.record = record;
        this.names = names;
    }

    /**
     * Makes an instance known; called by the static initializer of its class.
     *
     * @param generated the instance, which its class must hold
     */
    protected static final void register(GeneratedRecord generated) {
        synchronized (REGISTERED) {
            REGISTERED.put(generated.record, new WeakReference<>(generated));
        }
    }

    /** The instance for a record; null if none has been registered. */
    static @Nullable GeneratedRecord of(Class<?> record) {
        synchronized (REGISTERED) {
            WeakReference<GeneratedRecord> registered = REGISTERED.get(record);
            return registered == null ? null : registered.get();
        }
    }

    /**
     * Returns the types of the components, as their declarations spell them.
     *
     * @return the types in the components' order: classes, and what {@link #type}, {@link #constants}, {@link #array}, {@link #variable},
     *     {@link #extending} and {@link #supering} return
     */
    protected abstract Type[] types();

    /**
     * Makes a record.
     *
     * @param components its components, in their order and of the right classes
     * @return the record
     */
    protected abstract Object create(@Nullable Object[] components);

    /**
     * Takes a component out of a record.
     *
     * @param record the record
     * @param index the component's place
     * @return what its accessor returns
     */
    protected abstract @Nullable Object component(Object record, int index);

    /**
     * Names a class with its type arguments.
     *
     * @param raw the class
     * @param arguments its type arguments
     * @return the type
     */
    protected static final Type type(Class<?> raw, Type... arguments) {
        return new NamedType(NamedType.GENERIC, raw, "", 0, arguments);
    }

    /**
     * Names an enum by its constants.
     *
     * @param type the enum
     * @param values what its {@code values()} returns
     * @return the type
     */
    protected static final Type constants(Class<?> type, Enum<?>[] values) {
        return new NamedType(NamedType.ENUM, type, values, 0);
    }

    /**
     * Names an array whose element isn't a class.
     *
     * @param element the type of the elements
     * @return the array type
     */
    protected static final Type array(Type element) {
        return new NamedType(NamedType.ARRAY, Object.class, "", 0, element);
    }

    /**
     * Names a type parameter of the record.
     *
     * @param place which one it is, from 0
     * @param name its name
     * @return the type variable
     */
    protected static final Type variable(int place, String name) {
        return new NamedType(NamedType.VARIABLE, Object.class, name, place);
    }

    /**
     * Names a wildcard by its upper bound.
     *
     * @param bound the bound; {@code Object} for {@code ?}
     * @return the wildcard
     */
    protected static final Type extending(Type bound) {
        return new NamedType(NamedType.EXTENDING, Object.class, "", 0, bound);
    }

    /**
     * Names a wildcard by its lower bound.
     *
     * @param bound the bound
     * @return the wildcard
     */
    protected static final Type supering(Type bound) {
        return new NamedType(NamedType.SUPERING, Object.class, "", 0, bound);
    }
}
