package dev.peregrine.testing;

import dev.peregrine.testing.tck.AdapterKit;
import java.util.List;

/** The adapter for AWS Lambda keeps the rules. */
class AwsAdapterTest extends AdapterKit {
    @Override
    public List<Platform> platforms() {
        return Platforms.ofCloud("aws");
    }
}
