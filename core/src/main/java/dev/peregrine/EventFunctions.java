package dev.peregrine;

import dev.peregrine.event.BatchHandler;
import dev.peregrine.event.ChangeHandler;
import dev.peregrine.event.EventHandler;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.ObjectHandler;
import dev.peregrine.event.ScheduleHandler;
import java.time.ZoneId;

/**
 * Where a {@link FunctionApp} declares the functions that get events; part of {@link Functions}, whose rules hold.
 *
 * <p>Message bodies and documents are bound to a type: {@code String} for text, {@code byte[]} for bytes, any other is read
 * from JSON. They are bound immediately before their handler call; what doesn't fit fails by itself and never enters the
 * handler.
 */
public interface EventFunctions {
    /**
     * Declares a function that gets the messages of a queue, a topic or a stream, one at a time.
     *
     * @param name the function's name
     * @param type what bodies are bound to
     * @param factory creates the handler
     * @param <T> what bodies are bound to
     * @return the declaration, to add to it
     */
    <T> EventDeclaration messages(String name, Class<T> type, Factory<? extends MessageHandler<? super T>> factory);

    /**
     * As {@link #messages(String, Class, Factory)}, for a handler that needs nothing from the environment.
     *
     * @param name the function's name
     * @param type what bodies are bound to
     * @param handler the handler
     * @param <T> what bodies are bound to
     * @return the declaration, to add to it
     */
    <T> EventDeclaration messages(String name, Class<T> type, MessageHandler<? super T> handler);

    /**
     * As {@link #messages(String, Class, Factory)}, for types such as {@code List<Order>}.
     *
     * @param name the function's name
     * @param type what bodies are bound to
     * @param factory creates the handler
     * @param <T> what bodies are bound to
     * @return the declaration, to add to it
     */
    <T> EventDeclaration messages(String name, TypeRef<T> type, Factory<? extends MessageHandler<? super T>> factory);

    /**
     * As {@link #messages(String, Class, MessageHandler)}, for types such as {@code List<Order>}.
     *
     * @param name the function's name
     * @param type what bodies are bound to
     * @param handler the handler
     * @param <T> what bodies are bound to
     * @return the declaration, to add to it
     */
    <T> EventDeclaration messages(String name, TypeRef<T> type, MessageHandler<? super T> handler);

    /**
     * Declares a function that gets the messages of a queue, a topic or a stream as the host batches them.
     *
     * @param name the function's name
     * @param type what bodies are bound to
     * @param factory creates the handler
     * @param <T> what bodies are bound to
     * @return the declaration, to add to it
     */
    <T> EventDeclaration batches(String name, Class<T> type, Factory<? extends BatchHandler<? super T>> factory);

    /**
     * As {@link #batches(String, Class, Factory)}, for a handler that needs nothing from the environment.
     *
     * @param name the function's name
     * @param type what bodies are bound to
     * @param handler the handler
     * @param <T> what bodies are bound to
     * @return the declaration, to add to it
     */
    <T> EventDeclaration batches(String name, Class<T> type, BatchHandler<? super T> handler);

    /**
     * As {@link #batches(String, Class, Factory)}, for types such as {@code List<Order>}.
     *
     * @param name the function's name
     * @param type what bodies are bound to
     * @param factory creates the handler
     * @param <T> what bodies are bound to
     * @return the declaration, to add to it
     */
    <T> EventDeclaration batches(String name, TypeRef<T> type, Factory<? extends BatchHandler<? super T>> factory);

    /**
     * As {@link #batches(String, Class, BatchHandler)}, for types such as {@code List<Order>}.
     *
     * @param name the function's name
     * @param type what bodies are bound to
     * @param handler the handler
     * @param <T> what bodies are bound to
     * @return the declaration, to add to it
     */
    <T> EventDeclaration batches(String name, TypeRef<T> type, BatchHandler<? super T> handler);

    /**
     * Declares a function that is told of changes in an object store.
     *
     * @param name the function's name
     * @param factory creates the handler
     * @return the declaration, to add to it
     */
    EventDeclaration objects(String name, Factory<? extends ObjectHandler> factory);

    /**
     * As {@link #objects(String, Factory)}, for a handler that needs nothing from the environment.
     *
     * @param name the function's name
     * @param handler the handler
     * @return the declaration, to add to it
     */
    EventDeclaration objects(String name, ObjectHandler handler);

    /**
     * Declares a function that is told of changes in a document store.
     *
     * @param name the function's name
     * @param type what documents are bound to
     * @param factory creates the handler
     * @param <T> what documents are bound to
     * @return the declaration, to add to it
     */
    <T> EventDeclaration changes(String name, Class<T> type, Factory<? extends ChangeHandler<? super T>> factory);

    /**
     * As {@link #changes(String, Class, Factory)}, for a handler that needs nothing from the environment.
     *
     * @param name the function's name
     * @param type what documents are bound to
     * @param handler the handler
     * @param <T> what documents are bound to
     * @return the declaration, to add to it
     */
    <T> EventDeclaration changes(String name, Class<T> type, ChangeHandler<? super T> handler);

    /**
     * As {@link #changes(String, Class, Factory)}, for types such as {@code List<Order>}.
     *
     * @param name the function's name
     * @param type what documents are bound to
     * @param factory creates the handler
     * @param <T> what documents are bound to
     * @return the declaration, to add to it
     */
    <T> EventDeclaration changes(String name, TypeRef<T> type, Factory<? extends ChangeHandler<? super T>> factory);

    /**
     * As {@link #changes(String, Class, ChangeHandler)}, for types such as {@code List<Order>}.
     *
     * @param name the function's name
     * @param type what documents are bound to
     * @param handler the handler
     * @param <T> what documents are bound to
     * @return the declaration, to add to it
     */
    <T> EventDeclaration changes(String name, TypeRef<T> type, ChangeHandler<? super T> handler);

    /**
     * Declares a function that runs at set times.
     *
     * @param name the function's name
     * @param cron five fields as in Unix: minute, hour, day of the month, month, day of the week; numbers, names such as
     *     {@code MON} and {@code JAN}, {@code *}, lists, ranges and steps. What the cloud's own notation can't say is refused
     *     when the app is packaged
     * @param zone the time zone in which the fields are meant
     * @param factory creates the handler
     * @return the declaration, to add to it
     */
    ScheduleDeclaration schedule(String name, String cron, ZoneId zone, Factory<? extends ScheduleHandler> factory);

    /**
     * As {@link #schedule(String, String, ZoneId, Factory)}, for a handler that needs nothing from the environment.
     *
     * @param name the function's name
     * @param cron five fields as in Unix
     * @param zone the time zone in which the fields are meant
     * @param handler the handler
     * @return the declaration, to add to it
     */
    ScheduleDeclaration schedule(String name, String cron, ZoneId zone, ScheduleHandler handler);

    /**
     * Declares a function that gets CloudEvents, and every other event in that form.
     *
     * @param name the function's name
     * @param factory creates the handler
     * @return the declaration, to add to it
     */
    EventDeclaration events(String name, Factory<? extends EventHandler> factory);

    /**
     * As {@link #events(String, Factory)}, for a handler that needs nothing from the environment.
     *
     * @param name the function's name
     * @param handler the handler
     * @return the declaration, to add to it
     */
    EventDeclaration events(String name, EventHandler handler);
}
