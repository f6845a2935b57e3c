package dev.peregrine.testing;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.coldstart.Candidate;
import dev.peregrine.testing.coldstart.ColdStartAssert;

/**
 * AssertJ assertions on what functions answer; import {@link #assertThat} beside AssertJ's own.
 *
 * <pre>{@code
 * assertThat(cloud.app(new Shop()).post("/contact", json("{}"))).isProblem(400).hasError("/email");
 * }</pre>
 */
public final class Assertions {
    private Assertions() {}

    /**
     * Asserts on a response.
     *
     * @param actual the response
     * @return its assertions
     */
    public static HttpResponseAssert<?> assertThat(HttpResponse actual) {
        return new HttpResponseAssert.Plain(actual);
    }

    /**
     * Asserts on a reply: the response, and what was logged.
     *
     * @param actual the reply
     * @return its assertions
     */
    public static HttpReplyAssert assertThat(HttpReply actual) {
        return new HttpReplyAssert(actual);
    }

    /**
     * Asserts on what came of an invocation.
     *
     * @param actual the reply
     * @return its assertions
     */
    public static InvokeReplyAssert assertThat(InvokeReply actual) {
        return new InvokeReplyAssert(actual);
    }

    /**
     * Asserts on what came of a delivery of events.
     *
     * @param actual the reply
     * @return its assertions
     */
    public static DeliveryReplyAssert assertThat(DeliveryReply actual) {
        return new DeliveryReplyAssert(actual);
    }

    /**
     * Asserts on what a function loads at its start, in its vendor's real runtime.
     *
     * @param actual the function
     * @return its assertions
     */
    public static ColdStartAssert assertColdStart(Candidate actual) {
        return ColdStartAssert.assertColdStart(actual);
    }
}
