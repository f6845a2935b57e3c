package dev.peregrine.testing.aws;

import dev.peregrine.FunctionApp;
import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.runtime.FunctionJars;
import dev.peregrine.testing.runtime.LambdaInvocation;
import dev.peregrine.testing.runtime.LambdaProcess;
import dev.peregrine.testing.runtime.LambdaProcessBuilder;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import java.nio.file.Path;

/** Starts apps in AWS's runtime client as they are deployed: as jars, through our entry point, without an SLF4J provider. */
final class LambdaRuntime {
    private LambdaRuntime() {}

    /** An app of this module's tests, named by the environment. */
    static LambdaProcessBuilder of(Class<? extends FunctionApp> app, Path folder) {
        return of(LambdaFunction.class.getName(), app, folder).environment("PEREGRINE_APP", app.getName());
    }

    /** A handler as Lambda is configured, with a class of this module's tests and those nested in it. */
    static LambdaProcessBuilder of(String handler, Class<?> code, Path folder) {
        return LambdaProcess.of(handler)
                .classPath(FunctionJars.aws(folder))
                .classPath(FunctionJars.pack(folder.resolve(code.getSimpleName() + ".jar"), code));
    }

    /** Sends a request through a front end of Lambda. */
    static HttpResponse send(LambdaProcess function, LambdaTwin twin, ClientRequest request) {
        return send(function, twin, request, LambdaInvocation.of(twin.event(request)));
    }

    /** Sends a request's event with options of its own. */
    static HttpResponse send(
            LambdaProcess function, LambdaTwin twin, ClientRequest request, LambdaInvocation invocation) {
        return twin.response(request, function.invoke(invocation).payload());
    }
}
