package dev.peregrine.spi;

import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.http.HttpHandler;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which app and which of its functions run here, as the environment says. */
final class Selection {
    private static final String APP = "PEREGRINE_APP";
    private static final String FUNCTION = "PEREGRINE_FUNCTION";

    private Selection() {}

    static FunctionApp app(Environment environment) {
        Optional<String> name = environment.get(APP);
        if (name.isEmpty()) {
            throw new StartupException(
                    "The environment variable " + APP + " is not set. Set it to the name of your class"
                            + " that implements FunctionApp, or of one handler class, such as com.example.Shop.");
        }
        Class<?> type = load(name.get());
        if (FunctionApp.class.isAssignableFrom(type)) {
            return (FunctionApp) create(type);
        }
        if (HttpHandler.class.isAssignableFrom(type)) {
            HandlerClass.checkOneKind(type, APP);
            return f -> f.http(name(type, "http"), "/{path...}", () -> (HttpHandler) create(type));
        }
        return HandlerClass.app(type, APP);
    }

    static String name(Class<?> type, String otherwise) {
        String name = type.getSimpleName();
        return AppDefinition.isName(name) ? name : otherwise;
    }

    private static Class<?> load(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            return Class.forName(name, true, context == null ? Selection.class.getClassLoader() : context);
        } catch (ClassNotFoundException e) {
            throw new StartupException(
                    APP + " names " + name + ", and there is no such class in the deployed package. Write"
                            + " the full name with its package ($ before a nested class), and check that its jar is deployed.",
                    e);
        } catch (LinkageError e) {
            throw new StartupException(APP + " names " + name + ", and that class can't be loaded: " + e, e);
        }
    }

    static Object create(Class<?> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException e) {
            throw new StartupException(
                    type.getName() + " has no public constructor without parameters. Add one, or declare"
                            + " the function in a FunctionApp with a factory, and name that in " + APP + ".",
                    e);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StartupException("The constructor of " + type.getName() + " failed: " + cause, cause);
        } catch (ReflectiveOperationException e) {
            throw new StartupException(
                    type.getName()
                            + " can't be created; it and its constructor must be public, and it must not be abstract.",
                    e);
        }
    }

    static List<FunctionDefinition> functions(AppDefinition app, Environment environment) {
        List<FunctionDefinition> all = app.functions();
        if (all.isEmpty()) {
            throw new StartupException("The app " + app.name() + " declares no function.");
        }
        Optional<String> wanted = environment.get(FUNCTION);
        if (wanted.isPresent()) {
            return List.of(named(app, wanted.get()));
        }
        List<FunctionDefinition> http = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).kind() == Kind.HTTP) {
                http.add(all.get(i));
            }
        }
        if (!http.isEmpty()) {
            return http;
        }
        if (all.size() == 1) {
            return all;
        }
        throw new StartupException("The app " + app.name() + " has several functions and none of them is HTTP. Set the"
                + " environment variable " + FUNCTION + " to one of: " + names(all, null) + ".");
    }

    private static FunctionDefinition named(AppDefinition app, String name) {
        List<FunctionDefinition> all = app.functions();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return all.get(i);
            }
        }
        throw new StartupException(FUNCTION + " is \"" + name + "\", and the app " + app.name()
                + " has no such function; it has: " + names(all, null) + ".");
    }

    private static String names(List<FunctionDefinition> functions, @Nullable Kind kind) {
        StringBuilder names = new StringBuilder();
        for (FunctionDefinition function : functions) {
            if (kind == null || function.kind() == kind) {
                names.append(names.length() == 0 ? "" : ", ").append(function.name());
            }
        }
        return names.toString();
    }
}
