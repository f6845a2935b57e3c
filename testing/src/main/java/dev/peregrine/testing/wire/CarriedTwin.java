package dev.peregrine.testing.wire;

import dev.peregrine.event.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Events within the messages of another service, whose rules hold for what comes of them. */
final class CarriedTwin<E> implements SourceTwin<E> {
    private final SourceTwin<E> inner;
    private final SourceTwin<RawMessage> outer;
    private final String name;

    /** The message without a body that carries an event: its id, its source, its attempt. */
    private final Function<E, RawMessage> carrier;

    private final Function<E, byte[]> body;

    CarriedTwin(
            String name,
            SourceTwin<E> inner,
            SourceTwin<RawMessage> outer,
            Function<E, RawMessage> carrier,
            Function<E, byte[]> body) {
        this.name = name;
        this.inner = inner;
        this.outer = outer;
        this.carrier = carrier;
        this.body = body;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int mostPerInvocation() {
        return outer.mostPerInvocation();
    }

    @Override
    public int attempts() {
        return outer.attempts();
    }

    @Override
    public List<E> arriving(List<E> sent) {
        return inner.arriving(sent);
    }

    private List<RawMessage> carriers(List<E> events) {
        return events.stream()
                .map(event -> {
                    RawMessage empty = carrier.apply(event);
                    String text = new String(body.apply(event), StandardCharsets.UTF_8);
                    return RawMessage.text(empty.id(), text)
                            .source(empty.source())
                            .attempt(empty.attempt().orElse(0))
                            .build();
                })
                .toList();
    }

    @Override
    public List<List<Integer>> invocations(List<E> arriving) {
        return outer.invocations(carriers(arriving));
    }

    @Override
    public byte[] event(List<E> events) {
        return outer.event(carriers(inner.arriving(events)));
    }

    @Override
    public List<Fate> answered(List<E> events, byte[] answer) {
        return outer.answered(carriers(inner.arriving(events)), answer);
    }

    @Override
    public List<Fate> failed(List<E> events) {
        return outer.failed(carriers(events));
    }
}
