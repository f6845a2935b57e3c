package dev.peregrine.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.lang.reflect.Type;
import java.util.concurrent.ConcurrentHashMap;

/** The default codec. It stands on the path to a function's first response: see the costs in docs/json.md. */
final class LightCodec implements JsonCodec {
    static final LightCodec INSTANCE = new LightCodec();

    /** Soft, so that the class loaders of bound records can go; what is lost is bound again at its next use. */
    private volatile SoftReference<ConcurrentHashMap<Type, Binding>> bindings =
            new SoftReference<>(new ConcurrentHashMap<>());
    /** Apart from the others, because a bare List or Page can be written but not read. */
    private volatile SoftReference<ConcurrentHashMap<Type, Binding>> bindingsOfValues =
            new SoftReference<>(new ConcurrentHashMap<>());

    private LightCodec() {}

    private ConcurrentHashMap<Type, Binding> bindings() {
        ConcurrentHashMap<Type, Binding> known = bindings.get();
        if (known == null) {
            known = new ConcurrentHashMap<>();
            bindings = new SoftReference<>(known);
        }
        return known;
    }

    private ConcurrentHashMap<Type, Binding> bindingsOfValues() {
        ConcurrentHashMap<Type, Binding> known = bindingsOfValues.get();
        if (known == null) {
            known = new ConcurrentHashMap<>();
            bindingsOfValues = new SoftReference<>(known);
        }
        return known;
    }

    @Override
    public Object read(byte[] json, Type type) {
        Binding binding = binding(type);
        Tokens tokens = new Utf8Tokens(json, 0, json.length);
        try {
            if (tokens.next() == Tokens.NONE) {
                throw Failures.empty();
            }
            Object value = LightReader.value(tokens, binding);
            if (tokens.next() != Tokens.NONE) {
                throw Failures.trailing();
            }
            return value;
        } catch (JsonException e) {
            throw Failures.worst(json, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    @Override
    public byte[] write(Object value) {
        JsonWriter json = new JsonWriter(256);
        new LightWriter(this, json).value(value, Binding.ANY);
        return json.toBytes();
    }

    @Override
    public void check(Type type) {
        binding(type);
    }

    private Binding binding(Type type) {
        ConcurrentHashMap<Type, Binding> known = bindings();
        Binding binding = known.get(type);
        return binding != null ? binding : Bindings.of(type, known);
    }

    Binding bindingOfValue(Class<?> type) {
        ConcurrentHashMap<Type, Binding> ofValues = bindingsOfValues();
        Binding binding = ofValues.get(type);
        if (binding != null) {
            return binding;
        }
        ConcurrentHashMap<Type, Binding> known = bindings();
        if (type != Object.class) {
            binding = known.get(type);
        }
        return binding != null ? binding : Bindings.ofValues(type, known, ofValues);
    }
}
