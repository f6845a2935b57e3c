package dev.peregrine.spi;

import dev.peregrine.Factory;
import dev.peregrine.FunctionApp;
import dev.peregrine.Handler;
import dev.peregrine.StartupException;
import dev.peregrine.event.BatchHandler;
import dev.peregrine.event.ChangeHandler;
import dev.peregrine.event.EventHandler;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.ObjectHandler;
import dev.peregrine.event.ScheduleHandler;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;

/** Makes an app of one handler class, whose interface tells its kind and types. */
final class HandlerClass {
    private HandlerClass() {}

    private static final Class<?>[] KINDS = {
        Handler.class,
        MessageHandler.class,
        BatchHandler.class,
        ObjectHandler.class,
        ChangeHandler.class,
        ScheduleHandler.class,
        EventHandler.class
    };

    /** Makes the app, for any handler but one of HTTP. */
    static FunctionApp app(Class<?> type, String variable) {
        checkOneKind(type, variable);
        if (Handler.class.isAssignableFrom(type)) {
            Type[] types = arguments(type, Handler.class, "Handler<In, Out>", "invoke");
            return f -> ((AppDefinition) f)
                    .invoke(Selection.name(type, "invoke"), types[0], types[1], () -> Selection.create(type));
        }
        if (MessageHandler.class.isAssignableFrom(type)) {
            return typed(type, Kind.MESSAGES, MessageHandler.class, "MessageHandler<Order>", "messages");
        }
        if (BatchHandler.class.isAssignableFrom(type)) {
            return typed(type, Kind.BATCHES, BatchHandler.class, "BatchHandler<Order>", "batches");
        }
        if (ChangeHandler.class.isAssignableFrom(type)) {
            return typed(type, Kind.CHANGES, ChangeHandler.class, "ChangeHandler<Order>", "changes");
        }
        if (ObjectHandler.class.isAssignableFrom(type)) {
            return f -> f.objects(Selection.name(type, "objects"), () -> (ObjectHandler) Selection.create(type));
        }
        if (EventHandler.class.isAssignableFrom(type)) {
            return f -> f.events(Selection.name(type, "events"), () -> (EventHandler) Selection.create(type));
        }
        if (ScheduleHandler.class.isAssignableFrom(type)) {
            throw new StartupException(
                    variable + " names " + type.getName() + ", a ScheduleHandler, whose class doesn't say"
                            + " when it runs. Declare it in a FunctionApp with schedule(…), and name that in "
                            + variable + ".");
        }
        throw new StartupException(variable + " names " + type.getName() + ", which implements neither FunctionApp nor"
                + " HttpHandler, Handler, MessageHandler, BatchHandler, ObjectHandler, ChangeHandler or EventHandler. Name a"
                + " class that does.");
    }

    /** Refuses a class whose kind could be taken for another. */
    static void checkOneKind(Class<?> type, String variable) {
        String first = "";
        for (Class<?> kind : KINDS) {
            if (kind.isAssignableFrom(type)) {
                if (!first.isEmpty()) {
                    throw new StartupException(variable + " names " + type.getName() + ", which implements both "
                            + first + " and " + kind.getSimpleName()
                            + ". Declare what it is to be in a FunctionApp, and name that in " + variable + ".");
                }
                first = kind.getSimpleName();
            }
        }
    }

    private static FunctionApp typed(Class<?> type, Kind kind, Class<?> handler, String example, String method) {
        Type body = arguments(type, handler, example, method)[0];
        return f -> ((AppDefinition) f)
                .add(Selection.name(type, method), kind, (Factory<Object>) () -> Selection.create(type), false)
                .type(body);
    }

    /** The types in {@code implements Handler<I, O>}, where the class itself or a superclass names them. */
    private static Type[] arguments(Class<?> type, Class<?> handler, String example, String method) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Type candidate : at.getGenericInterfaces()) {
                if (candidate instanceof ParameterizedType generic
                        && generic.getRawType() == handler
                        && !(generic.getActualTypeArguments()[0] instanceof TypeVariable)) {
                    return generic.getActualTypeArguments();
                }
            }
        }
        throw new StartupException(
                "The types of " + type.getName() + " can't be read from its declaration. Write \"implements " + example
                        + "\" with its types, or declare it in a FunctionApp with " + method + "(…).");
    }
}
