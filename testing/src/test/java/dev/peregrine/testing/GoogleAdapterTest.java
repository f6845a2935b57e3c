package dev.peregrine.testing;

import dev.peregrine.testing.tck.AdapterKit;
import java.util.List;

/** The adapter for Google Cloud keeps the rules. */
class GoogleAdapterTest extends AdapterKit {
    @Override
    public List<Platform> platforms() {
        return Platforms.ofCloud("gcp");
    }
}
