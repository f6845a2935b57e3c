package dev.peregrine.testing;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.testing.wire.ClientRequest;
import java.util.Set;

/** An HTTP function on Google Cloud. */
final class GooglePlatform implements Platform {
    @Override
    public String name() {
        return "gcp-http";
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.HTTP, Kind.INVOKE);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.SEVERAL_COOKIES, Capability.BINARY_REQUESTS, Capability.STREAMED_RESPONSES);
    }

    @Override
    public byte[] file(ClientRequest request) {
        return request.toFile();
    }

    @Override
    public Instance start(FunctionApp app, Environment environment, String function) {
        Platforms.requireAdapter(name(), "dev.peregrine.gcp.GoogleHttpFunction", "peregrine-adapters-gcp");
        return GoogleInstance.start(app, environment, function);
    }
}
