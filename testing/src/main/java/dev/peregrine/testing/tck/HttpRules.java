package dev.peregrine.testing.tck;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.Content;
import dev.peregrine.testing.HttpReply;
import dev.peregrine.testing.Kind;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for functions that answer. */
interface HttpRules extends Rules {
    /** {@return tests that an adapter answers requests} */
    @TestFactory
    default Stream<DynamicTest> answersRequests() {
        return Tried.on(
                this,
                Kind.HTTP,
                cloud -> assertThat(cloud.app(f -> f.http(
                                        "echo",
                                        "POST /echo/{name}",
                                        (request, context) ->
                                                HttpResponse.text(201, request.pathParameter("name") + request.text())))
                                .post("/echo/Ada", Content.text(": grüezi")))
                        .hasStatus(201)
                        .hasText("Ada: grüezi"));
    }

    /** {@return tests that an adapter tells clients nothing of failures} */
    @TestFactory
    default Stream<DynamicTest> tellsClientsNothingOfFailures() {
        return Tried.on(this, Kind.HTTP, cloud -> {
            HttpReply reply = cloud.handler((request, context) -> {
                        throw new IOException("the password is swordfish");
                    })
                    .get("/");
            assertThat(reply).isFromTheFunction().isProblem(500);
            assertThat(reply.text()).doesNotContain("swordfish", "Exception");
        });
    }

    /** {@return tests that an adapter answers invocations} */
    @TestFactory
    default Stream<DynamicTest> answersInvocations() {
        return Tried.on(this, Kind.INVOKE, cloud -> {
            Class<Integer> number = Integer.class;
            assertThat(cloud.app(f -> f.invoke("double", number, number, (n, context) -> 2 * n))
                            .invoke("double", Content.json("21")))
                    .hasJson("42");
        });
    }

    /** {@return tests that an adapter fails invocations whose handler throws} */
    @TestFactory
    default Stream<DynamicTest> failsInvocationsWhoseHandlerThrows() {
        return Tried.on(this, Kind.INVOKE, cloud -> {
            Class<Integer> number = Integer.class;
            assertThat(cloud.app(f -> f.invoke("broken", number, number, (n, context) -> {
                                throw new IOException("no");
                            }))
                            .invoke("broken", Content.json("21")))
                    .hasFailed();
        });
    }
}
