package dev.peregrine.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import dev.peregrine.aws.LambdaFunction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import org.crac.Core;
import org.crac.Resource;

/** The contact form that handles a submission before the snapshot, as docs/cold-start.md shows. */
public final class PrimedContact extends LambdaFunction implements Resource {
    private static final String EVENT =
            "{\"version\":\"2.0\",\"rawPath\":\"/contact\",\"rawQueryString\":\"\",\"headers\":"
                    + "{\"accept\":\"application/json\",\"content-type\":\"application/json\",\"host\":\"shop.example\"},"
                    + "\"requestContext\":{\"http\":{\"method\":\"POST\",\"path\":\"/contact\",\"protocol\":\"HTTP/1.1\","
                    + "\"sourceIp\":\"203.0.113.7\"},\"stage\":\"$default\",\"domainName\":\"shop.example\"},\"body\":"
                    + "\"{\\\"name\\\":\\\"Ada\\\",\\\"email\\\":\\\"ada@example.com\\\",\\\"message\\\":\\\"priming\\\"}\","
                    + "\"isBase64Encoded\":false}";

    /** Starts the app. */
    public PrimedContact() {
        super(new ContactApp());
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> snapshot) throws IOException {
        Context context = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> method.getReturnType() == int.class ? 10_000 : "priming");
        handleRequest(
                new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)),
                OutputStream.nullOutputStream(),
                context);
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> snapshot) {}
}
