package dev.peregrine.testing.guide;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import dev.peregrine.aws.LambdaFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.crac.Core;
import org.crac.Resource;

// snippet: priming
public final class PrimedQuotes extends LambdaFunction implements Resource {
    public PrimedQuotes() {
        super(new Quotes());
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> snapshot) throws IOException {
        try (InputStream event = Objects.requireNonNull(PrimedQuotes.class.getResourceAsStream("prime.json"))) {
            handleRequest(event, OutputStream.nullOutputStream(), context());
        }
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> snapshot) {}

    /** What there is of Lambda's context before an invocation. */
    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getLogger" -> LambdaRuntime.getLogger();
                    case "getRemainingTimeInMillis", "getMemoryLimitInMB" -> 10_000;
                    default -> "priming";
                });
    }
}
// end
