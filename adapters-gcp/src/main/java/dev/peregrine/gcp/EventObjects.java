package dev.peregrine.gcp;

import dev.peregrine.spi.NativeObjects;
import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

/** The event that Google's invoker has handed over, behind {@link dev.peregrine.Context#as}. */
final class EventObjects implements NativeObjects {
    private final CloudEvent event;

    EventObjects(CloudEvent event) {
        this.event = event;
    }

    @Override
    public @Nullable Object find(Class<?> type) {
        return type == CloudEvent.class ? event : null;
    }
}
