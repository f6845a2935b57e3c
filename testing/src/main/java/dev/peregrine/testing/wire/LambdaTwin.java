package dev.peregrine.testing.wire;

import dev.peregrine.http.HttpResponse;
import java.util.List;

/**
 * What stands between an HTTP client and a Lambda function: it turns a request into the JSON event that the function gets,
 * and the function's JSON into the response that the client gets. Immutable and thread-safe.
 *
 * <p>Sources: <em>API Gateway Developer Guide</em> (payload formats of HTTP APIs, proxy integration of REST APIs, quotas,
 * important notes), <em>Lambda Developer Guide</em> (function URLs, quotas), <em>User Guide for Application Load
 * Balancers</em> (Lambda functions as targets), and events captured from the real services in July 2026 for what those leave
 * open: which parts arrive decoded, where cookies go, which bodies come as base64. What is neither documented nor captured is
 * marked as an assumption where it stands. Events carry fixed times and ids, so the same request gives the same bytes.
 */
public interface LambdaTwin {
    /**
     * The name of the format.
     *
     * @return such as {@code aws-http-api}
     */
    String name();

    /**
     * The event for a request.
     *
     * @param request the request
     * @return the event's JSON in UTF-8
     * @throws RefusedByHost when the service answers by itself
     */
    byte[] event(ClientRequest request);

    /**
     * The response that a client gets for what a function returned. {@code Date} and the service's own request ids are left
     * out; so is {@code Content-Length}.
     *
     * @param request the request
     * @param result what the function returned
     * @return the response; the service's own when it can't make sense of the result
     */
    HttpResponse response(ClientRequest request, byte[] result);

    /**
     * The response that a client gets when the invocation fails.
     *
     * @param request the request
     * @return the service's own response
     */
    HttpResponse failure(ClientRequest request);

    /**
     * An HTTP API with payload format 2.0, on the stage {@code $default}.
     *
     * @return the twin, named {@code aws-http-api}
     */
    static LambdaTwin httpApi() {
        return new HttpApiTwin("$default");
    }

    /**
     * An HTTP API with payload format 2.0 on a stage of its own, whose name begins the path.
     *
     * @param stage the stage's name
     * @return the twin, named {@code aws-http-api}
     */
    static LambdaTwin httpApi(String stage) {
        return new HttpApiTwin(stage);
    }

    /**
     * An HTTP API with payload format 1.0, on the stage {@code $default}.
     *
     * @return the twin, named {@code aws-http-api-v1}
     */
    static LambdaTwin httpApiPayload1() {
        return new HttpApiV1Twin();
    }

    /**
     * A REST API with a {@code {proxy+}} resource and the binary media type {@code *}{@code /*}, without which a REST API
     * damages binary content.
     *
     * @return the twin, named {@code aws-rest-api}
     */
    static LambdaTwin restApi() {
        return new RestApiTwin(List.of("*/*"));
    }

    /**
     * A REST API with other binary media types.
     *
     * @param binaryMediaTypes full names of media types; all other content is taken for UTF-8 text
     * @return the twin, named {@code aws-rest-api}
     */
    static LambdaTwin restApi(List<String> binaryMediaTypes) {
        return new RestApiTwin(List.copyOf(binaryMediaTypes));
    }

    /**
     * A function URL without authentication, in buffered mode.
     *
     * @return the twin, named {@code aws-function-url}
     */
    static LambdaTwin functionUrl() {
        return new FunctionUrlTwin();
    }

    /**
     * An Application Load Balancer.
     *
     * @return the twin, named {@code aws-alb}
     */
    static LambdaTwin alb() {
        return new AlbTwin(false);
    }

    /**
     * An Application Load Balancer whose target group has multi-value headers enabled.
     *
     * @return the twin, named {@code aws-alb-multi}
     */
    static LambdaTwin albMultiValue() {
        return new AlbTwin(true);
    }

    /**
     * All formats in their usual configuration.
     *
     * @return one twin for each
     */
    static List<LambdaTwin> all() {
        return List.of(httpApi(), httpApiPayload1(), restApi(), functionUrl(), alb(), albMultiValue());
    }
}
