package dev.peregrine.samples.thumbnails;

import dev.peregrine.Context;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.ObjectHandler;
import dev.peregrine.event.PermanentFailure;
import java.io.IOException;

/** Keeps a thumbnail for each image of a store: made when the image is written, deleted with it. */
public final class Thumbnailer implements ObjectHandler {
    /** Where thumbnails go, in the same container. */
    static final String FOLDER = "thumbnails/";

    private static final int EDGE = 160;

    private final ObjectStore store;

    /**
     * A thumbnailer.
     *
     * @param store where the images are and the thumbnails go
     */
    public Thumbnailer(ObjectStore store) {
        this.store = store;
    }

    @Override
    public void handle(ObjectEvent object, Context context) throws IOException {
        if (object.key().startsWith(FOLDER)) {
            return; // our own: else each thumbnail would get one in turn, without end
        }
        String thumbnail = FOLDER + object.key() + ".jpg";
        if (object.kind() == ObjectEvent.Kind.DELETED) {
            store.delete(object.container(), thumbnail);
        } else if (object.kind() == ObjectEvent.Kind.CREATED) {
            byte[] image = store.read(object.container(), object.key());
            store.write(object.container(), thumbnail, small(image, object), "image/jpeg");
        }
    }

    private static byte[] small(byte[] image, ObjectEvent object) {
        try {
            return Thumbnails.jpeg(image, EDGE);
        } catch (IOException e) {
            throw new PermanentFailure("No thumbnail can be made of " + object.key() + ": " + e.getMessage(), e);
        }
    }
}
