package dev.peregrine.testing;

import dev.peregrine.EventDeclaration;
import dev.peregrine.Factory;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.event.BatchHandler;
import dev.peregrine.event.Parking;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * An app whose handler calls and parked messages are noted. What it declares passes through proxies that put the recorder
 * around batch handlers, whose results no interceptor sees, and around parking places.
 */
final class RecordedApp {
    private RecordedApp() {}

    static FunctionApp of(FunctionApp app, Recorder recorder) {
        return functions -> {
            functions.intercept(recorder::around);
            app.define(declarations(functions, recorder));
        };
    }

    private static Functions declarations(Functions functions, Recorder recorder) {
        return proxy(Functions.class, (self, method, arguments) -> {
            if (method.getName().equals("batches")) {
                arguments[2] = batches(arguments[2], recorder);
            }
            Object declared = call(functions, method, arguments);
            return declared instanceof EventDeclaration events && method.getReturnType() == EventDeclaration.class
                    ? declaration(events, recorder)
                    : declared;
        });
    }

    private static EventDeclaration declaration(EventDeclaration declared, Recorder recorder) {
        return proxy(EventDeclaration.class, (self, method, arguments) -> {
            if (method.getName().equals("parking")) {
                arguments[0] = parking(arguments[0], recorder);
            }
            Object result = call(declared, method, arguments);
            return method.getReturnType() == EventDeclaration.class ? self : result;
        });
    }

    /** Takes a batch handler or its factory. */
    @SuppressWarnings("unchecked") // the declaration ties the types to each other
    private static Object batches(Object declared, Recorder recorder) {
        if (declared instanceof BatchHandler<?> handler) {
            return new RecordedBatches((BatchHandler<Object>) handler, recorder);
        }
        Factory<BatchHandler<Object>> factory = (Factory<BatchHandler<Object>>) declared;
        return (Factory<BatchHandler<Object>>) () -> new RecordedBatches(factory.create(), recorder);
    }

    /** Takes a parking place or its factory. The host's own output is noted by who reads that. */
    private static Object parking(Object declared, Recorder recorder) {
        if (declared == Parking.output()) {
            return declared;
        }
        if (declared instanceof Parking place) {
            return new RecordedParking(place, recorder);
        }
        Factory<?> factory = (Factory<?>) declared;
        return (Factory<Parking>) () -> new RecordedParking((Parking) factory.create(), recorder);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
