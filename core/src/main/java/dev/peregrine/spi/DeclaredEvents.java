package dev.peregrine.spi;

import dev.peregrine.EventDeclaration;
import dev.peregrine.EventFunctions;
import dev.peregrine.Factory;
import dev.peregrine.ScheduleDeclaration;
import dev.peregrine.TypeRef;
import dev.peregrine.event.BatchHandler;
import dev.peregrine.event.ChangeHandler;
import dev.peregrine.event.EventHandler;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.ObjectHandler;
import dev.peregrine.event.ScheduleHandler;
import java.time.ZoneId;

/** The part of an app's declaration that is about events: every way to declare one comes down to {@link #add}. */
abstract class DeclaredEvents implements EventFunctions {
    abstract FunctionDefinition add(String function, Kind kind, Object handler, boolean created);

    @Override
    public final <T> EventDeclaration messages(
            String function, Class<T> type, Factory<? extends MessageHandler<? super T>> factory) {
        return add(function, Kind.MESSAGES, factory, false).type(type);
    }

    @Override
    public final <T> EventDeclaration messages(String function, Class<T> type, MessageHandler<? super T> handler) {
        return add(function, Kind.MESSAGES, handler, true).type(type);
    }

    @Override
    public final <T> EventDeclaration messages(
            String function, TypeRef<T> type, Factory<? extends MessageHandler<? super T>> factory) {
        return add(function, Kind.MESSAGES, factory, false).type(type.type());
    }

    @Override
    public final <T> EventDeclaration messages(String function, TypeRef<T> type, MessageHandler<? super T> handler) {
        return add(function, Kind.MESSAGES, handler, true).type(type.type());
    }

    @Override
    public final <T> EventDeclaration batches(
            String function, Class<T> type, Factory<? extends BatchHandler<? super T>> factory) {
        return add(function, Kind.BATCHES, factory, false).type(type);
    }

    @Override
    public final <T> EventDeclaration batches(String function, Class<T> type, BatchHandler<? super T> handler) {
        return add(function, Kind.BATCHES, handler, true).type(type);
    }

    @Override
    public final <T> EventDeclaration batches(
            String function, TypeRef<T> type, Factory<? extends BatchHandler<? super T>> factory) {
        return add(function, Kind.BATCHES, factory, false).type(type.type());
    }

    @Override
    public final <T> EventDeclaration batches(String function, TypeRef<T> type, BatchHandler<? super T> handler) {
        return add(function, Kind.BATCHES, handler, true).type(type.type());
    }

    @Override
    public final EventDeclaration objects(String function, Factory<? extends ObjectHandler> factory) {
        return add(function, Kind.OBJECTS, factory, false);
    }

    @Override
    public final EventDeclaration objects(String function, ObjectHandler handler) {
        return add(function, Kind.OBJECTS, handler, true);
    }

    @Override
    public final <T> EventDeclaration changes(
            String function, Class<T> type, Factory<? extends ChangeHandler<? super T>> factory) {
        return add(function, Kind.CHANGES, factory, false).type(type);
    }

    @Override
    public final <T> EventDeclaration changes(String function, Class<T> type, ChangeHandler<? super T> handler) {
        return add(function, Kind.CHANGES, handler, true).type(type);
    }

    @Override
    public final <T> EventDeclaration changes(
            String function, TypeRef<T> type, Factory<? extends ChangeHandler<? super T>> factory) {
        return add(function, Kind.CHANGES, factory, false).type(type.type());
    }

    @Override
    public final <T> EventDeclaration changes(String function, TypeRef<T> type, ChangeHandler<? super T> handler) {
        return add(function, Kind.CHANGES, handler, true).type(type.type());
    }

    @Override
    public final ScheduleDeclaration schedule(
            String function, String cron, ZoneId zone, Factory<? extends ScheduleHandler> factory) {
        return add(function, Kind.SCHEDULE, factory, false).schedule(cron, zone);
    }

    @Override
    public final ScheduleDeclaration schedule(String function, String cron, ZoneId zone, ScheduleHandler handler) {
        return add(function, Kind.SCHEDULE, handler, true).schedule(cron, zone);
    }

    @Override
    public final EventDeclaration events(String function, Factory<? extends EventHandler> factory) {
        return add(function, Kind.EVENTS, factory, false);
    }

    @Override
    public final EventDeclaration events(String function, EventHandler handler) {
        return add(function, Kind.EVENTS, handler, true);
    }
}
