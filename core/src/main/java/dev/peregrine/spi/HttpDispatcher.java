package dev.peregrine.spi;

import dev.peregrine.Capability;
import dev.peregrine.Context;
import dev.peregrine.http.Body;
import dev.peregrine.http.HttpFilter;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.json.JsonCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of an HTTP request: filters, route, handler, and every failure mapped to a response. */
final class HttpDispatcher {
    /** Headers that frame the message, which is the host's affair. */
    private static final String[] FRAMING = {"content-length", "transfer-encoding", "connection"};

    private final String appName;
    private final Router router;
    private final List<HttpFilter> filters;
    private final JsonCodec codec;

    HttpDispatcher(String appName, List<RunningFunction> functions, List<HttpFilter> filters, JsonCodec codec) {
        this.appName = appName;
        this.router = new Router(functions);
        this.filters = filters;
        this.codec = codec;
    }

    HttpResponse dispatch(
            HttpRequest request, Invocation invocation, boolean coldStart, @Nullable RunningFunction chosen) {
        Router.Match match = router.match(request, chosen);
        RunningFunction function = match.function;
        InvocationContext context = new InvocationContext(
                tracing(request, invocation), function == null ? appName : function.name(), coldStart);
        Object logged = Log.begin(context);
        try {
            HttpResponse response;
            try {
                response = filtered(match, context).handle(request.withCodec(codec), context);
            } catch (Throwable e) {
                response = failure(e, context);
            }
            try {
                return finished(response, request, context);
            } catch (Throwable e) {
                return finished(failure(e, context), request, context);
            }
        } finally {
            Log.end(logged);
        }
    }

    private static Invocation tracing(HttpRequest request, Invocation invocation) {
        String parent = request.headers().first("traceparent").orElse(null);
        return parent == null
                ? invocation
                : invocation.traceparent(
                        parent, String.join(",", request.headers().all("tracestate")));
    }

    private HttpHandler filtered(Router.Match match, InvocationContext context) {
        HttpHandler chain = new Endpoint(match, context);
        if (match.function != null) {
            try {
                chain = wrap(chain, match.function.filters());
            } catch (Throwable e) {
                match.failure = e;
            }
        }
        return wrap(chain, filters);
    }

    private static HttpHandler wrap(HttpHandler innermost, List<HttpFilter> around) {
        HttpHandler chain = innermost;
        for (int i = around.size() - 1; i >= 0; i--) {
            chain = new FilterStep(around.get(i), chain);
        }
        return chain;
    }

    private static final class FilterStep implements HttpHandler {
        private final HttpFilter filter;
        private final HttpHandler next;

        FilterStep(HttpFilter filter, HttpHandler next) {
            this.filter = filter;
            this.next = next;
        }

        @Override
        public HttpResponse handle(HttpRequest request, Context context) throws Exception {
            return filter.filter(request, context, next);
        }
    }

    /** What the filters stand around: it answers every request and throws nothing. */
    private final class Endpoint implements HttpHandler {
        private final Router.Match match;
        private final InvocationContext own;

        Endpoint(Router.Match match, InvocationContext own) {
            this.match = match;
            this.own = own;
        }

        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            try {
                HttpResponse response = answer(match, request, context);
                return response.body().isStreamed() ? response : response.encoded(codec);
            } catch (Throwable e) {
                return failure(e, own);
            }
        }
    }

    private HttpResponse answer(Router.Match match, HttpRequest request, Context context) throws Throwable {
        if (match.failure != null) {
            throw match.failure;
        }
        if (!request.requestPath().isWellFormed()) {
            throw HttpProblem.of(
                    400, "The path holds a percent sign that isn't followed by two hexadecimal digits of UTF-8");
        }
        RunningFunction function = match.function;
        Route route = match.route;
        if (function == null || route == null) {
            throw HttpProblem.of(404);
        }
        if (!match.takesMethod) {
            return withoutRoute(match, request);
        }
        if (function.definition().kind() == Kind.INVOKE) {
            return InvokeCall.http(function, codec, request, context);
        }
        Object response = function.call(request.withPathParameters(route.parameters(request.requestPath())), context);
        if (response == null) {
            throw new IllegalStateException("The handler of function " + function.name() + " returned null");
        }
        return (HttpResponse) response;
    }

    private static HttpResponse withoutRoute(Router.Match match, HttpRequest request) {
        if (!match.allowed.contains("OPTIONS")) {
            match.allowed.add("OPTIONS");
        }
        String allowed = String.join(", ", match.allowed);
        if (request.method().equals("OPTIONS")) {
            return HttpResponse.of(204).withHeader("allow", allowed);
        }
        throw HttpProblem.of(405, "This path answers " + allowed).withHeader("allow", allowed);
    }

    /** Turns what was thrown into a response; what the client isn't told is logged, once. */
    static HttpResponse failure(Throwable thrown, InvocationContext context) {
        if (thrown instanceof HttpProblem problem) {
            if (problem.status() >= 500 && problem.getCause() != null) {
                log(context, problem.getCause());
            }
            return problem.response();
        }
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        log(context, thrown);
        return serverError(context);
    }

    /** The answer that tells no more than which invocation to look for in the logs. */
    static HttpResponse serverError(InvocationContext context) {
        HttpResponse response =
                HttpProblem.of(500).with("invocationId", context.invocationId()).response();
        // an app's own codec may be what failed
        return response.encoded(JsonCodec.light());
    }

    private static void log(InvocationContext context, Throwable thrown) {
        Log.error(
                context,
                "Invocation " + context.invocationId() + " of function " + context.functionName() + " on "
                        + context.host().title() + " failed",
                thrown);
    }

    /** Makes a response what the host can send. */
    private HttpResponse finished(@Nullable HttpResponse response, HttpRequest request, InvocationContext context) {
        if (response == null) {
            throw new IllegalStateException("A filter of function " + context.functionName() + " returned null");
        }
        if (response.headers().all("set-cookie").size() > 1 && !context.host().can(Capability.SEVERAL_COOKIES)) {
            throw new IllegalStateException(
                    "The response sets several cookies, and " + context.host().title()
                            + " can send only one; combine them into one cookie or move the function to another host");
        }
        HttpResponse framed = response;
        for (int i = 0; i < FRAMING.length; i++) {
            if (framed.headers().contains(FRAMING[i])) {
                framed = framed.withoutHeader(FRAMING[i]);
            }
        }
        if (framed.status() == 204 || framed.status() == 304) {
            return framed.withBody(Body.empty()).withoutHeader("content-type");
        }
        if (!framed.headers().contains("content-type")) {
            // some hosts invent one otherwise
            MediaType type = framed.body().isEmpty() ? MediaType.TEXT : MediaType.BYTES;
            framed = framed.withHeader("content-type", type.toString());
        }
        if (request.method().equals("HEAD")) {
            return framed.withBody(Body.empty());
        }
        boolean streams = framed.body().isStreamed() && context.host().can(Capability.STREAMED_RESPONSES);
        return streams ? framed : framed.encoded(codec);
    }
}
