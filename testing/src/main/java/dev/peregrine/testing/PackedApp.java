package dev.peregrine.testing;

import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.spi.AppDefinition;
import dev.peregrine.testing.wire.NotCarriedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An app on one cloud whose calls and replies are bytes, so that it can run in a class loader or a process that shares nothing
 * with the test but the JDK. Each call is the bytes of a {@link PackedCall}, the first one starts the app. Nothing that the app
 * throws leaves it as an object. Used by one thread at a time.
 */
public final class PackedApp implements UnaryOperator<byte[]> {
    private final @Nullable FunctionApp given;
    private final @Nullable Environment system;
    private Platform.@Nullable Instance instance;
    private @Nullable Deliveries deliveries;

    private PackedApp(@Nullable FunctionApp given, @Nullable Environment system) {
        this.given = given;
        this.system = system;
    }

    /** An app of the class that the starting call names, in the environment that it lists. */
    public PackedApp() {
        this(null, null);
    }

    /**
     * An app that exists already.
     *
     * @param app the app
     * @return the app, to be started by its first call
     */
    public static PackedApp of(FunctionApp app) {
        return new PackedApp(app, null);
    }

    /**
     * An app in the environment of this process, for a process that is all its own.
     *
     * @return the app, to be started by its first call
     */
    public static PackedApp ofThisProcess() {
        return new PackedApp(null, Environment.system());
    }

    /**
     * Makes a call.
     *
     * @param call the bytes of a {@link PackedCall}
     * @return what that reads its reply from
     */
    @Override
    public byte[] apply(byte[] call) {
        PackedReader in = new PackedReader(call);
        int operation = in.count();
        PackedWriter out = new PackedWriter().number(PackedCall.DONE);
        try {
            if (operation == PackedCall.START) {
                start(in);
            } else if (operation == PackedCall.CLOSE) {
                close();
            } else {
                call(operation, in, out);
            }
            return out.toBytes();
        } catch (NotCarriedException e) {
            return failed(PackedCall.NOT_CARRIED, e);
        } catch (IllegalArgumentException e) {
            return failed(operation == PackedCall.EVENT ? PackedCall.MALFORMED : PackedCall.THROWN, e);
        } catch (IllegalStateException e) {
            // handlers' own failures are part of replies: this cloud doesn't carry such a call
            return failed(operation >= PackedCall.SEND ? PackedCall.MISUSED : PackedCall.THROWN, e);
        } catch (Throwable e) {
            return failed(PackedCall.THROWN, e);
        }
    }

    private static byte[] failed(int status, Throwable failure) {
        PackedWriter out = new PackedWriter().number(status);
        PackedFailure.write(out, failure);
        return out.toBytes();
    }

    private void call(int operation, PackedReader in, PackedWriter out) {
        switch (operation) {
            case PackedCall.SEND -> PackedHttp.writeReply(out, instance().send(PackedHttp.readRequest(in)));
            case PackedCall.INVOKE -> PackedHttp.writeReply(out, instance().invoke(Content.of(in.text(), in.bytes())));
            case PackedCall.EVENT ->
                PackedHttp.writeReply(
                        out, deliveries == null ? instance().event(in.bytes()) : deliveries.event(in.bytes()));
            case PackedCall.DELIVER -> {
                if (deliveries == null) {
                    throw new IllegalStateException("This cloud carries no events");
                }
                PackedDelivery.write(out, deliveries.delivery(PackedEvents.read(in)));
            }
            default -> throw new IllegalArgumentException("There is no operation " + operation);
        }
    }

    private Platform.Instance instance() {
        if (instance == null) {
            throw new IllegalStateException("This cloud carries events alone: deliver them");
        }
        return instance;
    }

    private void start(PackedReader in) {
        String cloud = in.text();
        String type = in.text();
        String function = in.text();
        List<String> listed = in.texts();
        Environment environment = system == null ? environment(listed) : system;
        Platform platform = Cloud.named(cloud).platform();
        FunctionApp app = given == null ? create(type) : given;
        if (platform.kinds().contains(Kind.HTTP) || platform.kinds().contains(Kind.INVOKE)) {
            instance = platform.start(app, environment, function);
        } else {
            deliveries = Deliveries.start(platform, app, environment, function.isEmpty() ? only(app) : function);
        }
    }

    private static Environment environment(List<String> listed) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < listed.size(); i += 2) {
            variables.put(listed.get(i), listed.get(i + 1));
        }
        return Environment.of(variables);
    }

    /** The name of the only function: hosts call some sources by it. */
    private static String only(FunctionApp app) {
        var functions = AppDefinition.of(app).functions();
        return functions.size() == 1 ? functions.get(0).name() : "";
    }

    private static FunctionApp create(String type) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            return Class.forName(type, true, loader)
                    .asSubclass(FunctionApp.class)
                    .getConstructor()
                    .newInstance();
        } catch (java.lang.reflect.InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StartupException("The constructor of " + type + " failed: " + PackedFailure.text(cause), cause);
        } catch (ClassNotFoundException e) {
            throw new StartupException(
                    "There is no class " + type
                            + " on the instance's class path. Write its full name ($ before a nested"
                            + " class), and add its jar or folder.",
                    e);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new StartupException(
                    type + " can't be created. It must be a public class with a public constructor without parameters"
                            + " that implements FunctionApp.",
                    e);
        }
    }

    private void close() {
        if (instance != null) {
            instance.close();
        }
        if (deliveries != null) {
            deliveries.close();
        }
    }
}
