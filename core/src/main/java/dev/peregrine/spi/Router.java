package dev.peregrine.spi;

import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.RequestPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the function for a request. */
final class Router {
    /** How a directly invoked function is reached over HTTP. */
    private static final String INVOKE_ROUTE = "POST /{path...}";

    private final List<RunningFunction> functions;

    Router(List<RunningFunction> functions) {
        this.functions = functions;
    }

    /** What was found: a function and its route, or which methods the path has instead. */
    static final class Match {
        /** The function to call; when no route takes the method, the one whose route takes the path. */
        @Nullable
        RunningFunction function;

        @Nullable
        Route route;

        /** What went wrong on the way to the function, to be thrown in its place. */
        @Nullable
        Throwable failure;

        /** The methods of all routes that take the path; empty when none does. */
        final List<String> allowed = new ArrayList<>(4);

        boolean takesMethod;
    }

    /**
     * Looks at all routes, or at those with the same paths as one function, when the host itself has chosen it.
     *
     * @param chosen the function that the host has chosen, or null
     */
    Match match(HttpRequest request, @Nullable RunningFunction chosen) {
        Match match = new Match();
        if (chosen != null && chosen.definition().kind() == Kind.INVOKE) {
            consider(match, chosen, Route.of(INVOKE_ROUTE), request.method());
            return match;
        }
        RequestPath path = request.requestPath();
        for (int i = 0; i < functions.size(); i++) {
            RunningFunction function = functions.get(i);
            List<Route> routes = function.definition().routes();
            for (int j = 0; j < routes.size(); j++) {
                Route route = routes.get(j);
                if (route.matches(path.segments()) && (chosen == null || sharesPath(chosen, route))) {
                    consider(match, function, route, request.method());
                }
            }
        }
        return match;
    }

    private static boolean sharesPath(RunningFunction chosen, Route route) {
        List<Route> routes = chosen.definition().routes();
        for (int i = 0; i < routes.size(); i++) {
            if (routes.get(i).hasSamePathAs(route)) {
                return true;
            }
        }
        return false;
    }

    private static void consider(Match match, RunningFunction function, Route route, String method) {
        for (int i = 0; i < route.methods().size(); i++) {
            allow(match, route.methods().get(i));
            if (route.methods().get(i).equals("GET")) {
                allow(match, "HEAD");
            }
        }
        boolean takes = route.answers(method);
        Route best = match.route;
        if (best == null
                || (takes && !match.takesMethod)
                || (takes == match.takesMethod && isBetter(route, best, method))) {
            match.function = function;
            match.route = route;
            match.takesMethod = takes;
        }
    }

    private static boolean isBetter(Route route, Route best, String method) {
        if (route.isMoreSpecificThan(best) || best.isMoreSpecificThan(route)) {
            return route.isMoreSpecificThan(best);
        }
        return route.methods().contains(method) && !best.methods().contains(method);
    }

    private static void allow(Match match, String method) {
        if (!match.allowed.contains(method)) {
            match.allowed.add(method);
        }
    }
}
