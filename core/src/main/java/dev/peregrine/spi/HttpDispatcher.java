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
            HttpRequest matched = request.withCodec(codec).withPathParameters(match.parameters);
            HttpResponse response = filtered(match, context).handle(matched, context);
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
        List<String> parents = request.headers().all("traceparent");
        // several are as malformed as one line with all of them, which other hosts make of it
        return parents.size() != 1
                ? invocation
                : invocation.traceparent(
                        parents.get(0), String.join(",", request.headers().all("tracestate")));
    }

    private Step filtered(Router.Match match, InvocationContext context) {
        Step chain = new Step(null, null, match, context);
        if (match.function != null) {
            try {
                chain = wrap(chain, match.function.filters());
            } catch (Throwable e) {
                match.failure = e;
            }
        }
        return wrap(chain, filters);
    }

    private Step wrap(Step innermost, List<HttpFilter> around) {
        Step chain = innermost;
        for (int i = around.size() - 1; i >= 0; i--) {
            chain = new Step(around.get(i), chain, chain.match, chain.own);
        }
        return chain;
    }

    /** A filter with all within it, or innermost the function: it answers every request, and throws nothing that isn't fatal. */
    private final class Step implements HttpHandler {
        private final @Nullable HttpFilter filter;
        private final @Nullable Step next;
        private final Router.Match match;
        private final InvocationContext own;

        Step(@Nullable HttpFilter filter, @Nullable Step next, Router.Match match, InvocationContext own) {
            this.filter = filter;
            this.next = next;
            this.match = match;
            this.own = own;
        }

        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            try {
                if (filter == null || next == null) {
                    HttpResponse response = answer(match, request, context);
                    return response.body().isStreamed() ? response : response.encoded(codec);
                }
                HttpResponse response = filter.filter(request, context, next);
                if (response == null) {
                    throw new IllegalStateException("A filter of function " + own.functionName() + " returned null");
                }
                return response;
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
                    400,
                    "The path holds a segment . or .., a zero byte, or a percent sign without two hexadecimal digits of"
                            + " UTF-8");
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
        // a filter may have handed on a request of its own
        Object response = function.call(request.withPathParameters(match.parameters), context);
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
            if (problem.status() >= 500) {
                log(context, problem.getCause() == null ? problem : problem.getCause());
            }
            try {
                return problem.response();
            } catch (RuntimeException unwritable) {
                log(context, unwritable);
                return serverError(context);
            }
        }
        log(context, thrown);
        if (thrown instanceof VirtualMachineError broken && !(thrown instanceof StackOverflowError)) {
            // hosts replace an instance that ends so; one that goes on would answer with failures
            throw broken;
        }
        return serverError(context);
    }

    /** The answer that tells no more than which invocation to look for in the logs. */
    static HttpResponse serverError(InvocationContext context) {
        return HttpProblem.of(500).with("invocationId", context.invocationId()).response();
    }

    private static void log(InvocationContext context, Throwable thrown) {
        Log.error(
                context,
                "Invocation " + context.invocationId() + " of function " + context.functionName() + " on "
                        + context.host().title() + " failed",
                thrown);
    }

    /** Whether a header frames the message, which is the host's affair. */
    private static boolean isFraming(String name) {
        return switch (name) {
            case "content-length",
                    "transfer-encoding",
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "upgrade" -> true;
            default -> false;
        };
    }

    /** Makes a response what the host can send. */
    private HttpResponse finished(HttpResponse response, HttpRequest request, InvocationContext context) {
        if (response.headers().all("set-cookie").size() > 1 && !context.host().can(Capability.SEVERAL_COOKIES)) {
            throw new IllegalStateException(
                    "The response sets several cookies, and " + context.host().title()
                            + " can send only one; combine them into one cookie or move the function to another host");
        }
        HttpResponse framed = response;
        for (int i = response.headers().size() - 1; i >= 0; i--) {
            String name = response.headers().nameAt(i);
            if (isFraming(name)) {
                framed = framed.withoutHeader(name);
            }
        }
        if (framed.status() == 204 || framed.status() == 205 || framed.status() == 304) {
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
