package dev.peregrine.testing;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import java.util.Optional;
import java.util.Set;

/** AWS Lambda behind one of its front ends, or invoked directly. */
final class LambdaPlatform implements Platform {
    private final Optional<LambdaTwin> twin;

    /** An empty twin stands for direct invocation. */
    LambdaPlatform(Optional<LambdaTwin> twin) {
        this.twin = twin;
    }

    @Override
    public String name() {
        return twin.map(LambdaTwin::name).orElse("aws-direct");
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(twin.isPresent() ? Kind.HTTP : Kind.INVOKE);
    }

    @Override
    public Set<Capability> capabilities() {
        if (twin.isEmpty()) {
            return Set.of(Capability.KNOWN_DEADLINE);
        }
        return name().equals("aws-alb")
                ? Set.of(Capability.BINARY_REQUESTS, Capability.KNOWN_DEADLINE)
                : Set.of(Capability.BINARY_REQUESTS, Capability.KNOWN_DEADLINE, Capability.SEVERAL_COOKIES);
    }

    @Override
    public byte[] file(ClientRequest request) {
        return twin.orElseThrow(() -> new IllegalStateException("aws-direct carries no HTTP requests"))
                .event(request);
    }

    @Override
    public Instance start(FunctionApp app, Environment environment, String function) {
        Platforms.requireAdapter(name(), "dev.peregrine.aws.LambdaFunction", "peregrine-adapters-aws");
        return LambdaInstance.start(twin, app, environment, function);
    }
}
