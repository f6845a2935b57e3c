package dev.peregrine.testing.toy;

import dev.peregrine.testing.Platform;
import dev.peregrine.testing.tck.AdapterKit;
import java.util.List;

/** An adapter that doesn't belong to this library keeps the rules too. */
class ToyAdapterTest extends AdapterKit {
    @Override
    public List<Platform> platforms() {
        return List.of(new ToyQueue());
    }
}
