package dev.peregrine.testing;

import dev.peregrine.event.Parking;
import dev.peregrine.event.RawMessage;

/** A parking place whose messages are noted. */
@SuppressWarnings("try") // close throws what the user's own throws
final class RecordedParking implements Parking, AutoCloseable {
    private final Parking place;
    private final Recorder recorder;

    RecordedParking(Parking place, Recorder recorder) {
        this.place = place;
        this.recorder = recorder;
    }

    @Override
    public void park(RawMessage message, Throwable cause) throws Exception {
        place.park(message, cause);
        recorder.parked(message);
    }

    @Override
    public void close() throws Exception {
        if (place instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
