package dev.peregrine.spi;

import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.RequestPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

        /** The values of the route's parameters. */
        Map<String, String> parameters = Map.of();

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
        consider(match, request.requestPath(), request.method(), chosen);
        if (request.method().equals("OPTIONS")) {
            preflight(match, request, chosen);
        }
        if (match.route != null) {
            match.parameters = match.route.parameters(request.requestPath());
        }
        return match;
    }

    /** A preflight (CORS) asks about another method: its function's filters answer, unless a route names OPTIONS itself. */
    private void preflight(Match match, HttpRequest request, @Nullable RunningFunction chosen) {
        String asked = request.headers().first("access-control-request-method").orElse("");
        if (asked.isEmpty() || (match.route != null && match.route.methods().contains("OPTIONS"))) {
            return;
        }
        Match other = new Match();
        consider(other, request.requestPath(), asked, chosen);
        if (other.takesMethod && other.route != null) {
            match.function = other.function;
            match.route = other.route;
            match.takesMethod = other.route.answers("OPTIONS");
        }
    }

    private void consider(Match match, RequestPath path, String method, @Nullable RunningFunction chosen) {
        for (int i = 0; i < functions.size(); i++) {
            RunningFunction function = functions.get(i);
            List<Route> routes = function.definition().routes();
            for (int j = 0; j < routes.size(); j++) {
                Route route = routes.get(j);
                if (route.matches(path.segments()) && (chosen == null || sharesPath(chosen, route))) {
                    consider(match, function, route, method);
                }
            }
        }
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
        return closeness(route, method) > closeness(best, method);
    }

    /** A route that names the method comes before one that answers HEAD by way of GET, and that before one for every method. */
    private static int closeness(Route route, String method) {
        return route.methods().contains(method) ? 2 : route.methods().isEmpty() ? 0 : 1;
    }

    private static void allow(Match match, String method) {
        if (!match.allowed.contains(method)) {
            match.allowed.add(method);
        }
    }
}
