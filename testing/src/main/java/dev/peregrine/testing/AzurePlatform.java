package dev.peregrine.testing;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.testing.wire.ClientRequest;
import java.util.Set;

/** An HTTP trigger on Azure Functions. */
final class AzurePlatform implements Platform {
    @Override
    public String name() {
        return "azure-http";
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.HTTP, Kind.INVOKE);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public byte[] file(ClientRequest request) {
        return request.toFile();
    }

    @Override
    public Instance start(FunctionApp app, Environment environment, String function) {
        Platforms.requireAdapter(name(), "dev.peregrine.azure.AzureFunction", "peregrine-adapters-azure");
        return AzureInstance.start(app, environment, function);
    }
}
