package dev.peregrine.testing;

import dev.peregrine.testing.tck.AdapterKit;
import java.util.List;

/** The adapter for Azure Functions keeps the rules. */
class AzureAdapterTest extends AdapterKit {
    @Override
    public List<Platform> platforms() {
        return Platforms.ofCloud("azure");
    }
}
