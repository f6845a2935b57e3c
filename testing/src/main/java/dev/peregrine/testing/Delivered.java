package dev.peregrine.testing;

import dev.peregrine.testing.wire.Fate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A host's side of a delivery: what it sent, what came back, and what it makes of that. Filled in by one thread. */
public final class Delivered {
    private final List<Fate> fates;
    private final List<Integer> parked = new ArrayList<>();
    private final List<byte[]> sent = new ArrayList<>();
    private final List<byte[]> answers = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    private Delivered(List<Fate> fates) {
        this.fates = fates;
    }

    /**
     * Starts a delivery.
     *
     * @param events how many events there are; those that nothing is said of count as not delivered yet, and so as to be
     *     delivered again
     * @return the delivery
     */
    public static Delivered of(int events) {
        return new Delivered(new ArrayList<>(Collections.nCopies(events, Fate.AGAIN)));
    }

    /**
     * Notes what becomes of an event.
     *
     * @param event its number in the delivery, from 0 on
     * @param fate what the host does with it
     * @return this
     */
    public Delivered fate(int event, Fate fate) {
        fates.set(event, fate);
        return this;
    }

    /**
     * Notes that an event has been put into an output of the host for parked ones.
     *
     * @param event its number in the delivery, from 0 on
     * @return this
     */
    public Delivered parked(int event) {
        parked.add(event);
        return this;
    }

    /**
     * Notes an invocation.
     *
     * @param event what the function got, as bytes for people to read
     * @param answer what it gave back; empty when it failed
     * @param failure what the entry point threw at the host, or null when it answered
     * @param entries what the host's logger got
     * @return this
     */
    public Delivered invocation(byte[] event, byte[] answer, @Nullable Throwable failure, List<String> entries) {
        sent.add(event.clone());
        answers.add(answer.clone());
        if (failure != null) {
            failures.add(failure);
        }
        log.addAll(entries);
        return this;
    }

    /** Notes all invocations at once. */
    void invocations(List<byte[]> events, List<byte[]> results, List<Throwable> thrown, List<String> entries) {
        sent.addAll(events);
        answers.addAll(results);
        failures.addAll(thrown);
        log.addAll(entries);
    }

    List<Fate> fates() {
        return Collections.unmodifiableList(fates);
    }

    List<Integer> parked() {
        return Collections.unmodifiableList(parked);
    }

    List<byte[]> sent() {
        return Collections.unmodifiableList(sent);
    }

    List<byte[]> answers() {
        return Collections.unmodifiableList(answers);
    }

    List<Throwable> failures() {
        return Collections.unmodifiableList(failures);
    }

    List<String> log() {
        return Collections.unmodifiableList(log);
    }
}
