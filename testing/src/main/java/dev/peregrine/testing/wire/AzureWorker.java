package dev.peregrine.testing.wire;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BindingName;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls an entry method as Azure's Java worker does: parameters are bound by their annotations, and metadata that the host leaves
 * out fail the invocation. As in the worker, the outputs count only when the method has returned. Thread-safe as its entry point is.
 */
public final class AzureWorker {
    private final Object entry;
    private final Method method;
    private final String function;

    private AzureWorker(Object entry, Method method, String function) {
        this.entry = entry;
        this.method = method;
        this.function = function;
    }

    /**
     * Finds an entry method, which the worker looks for by its name alone.
     *
     * @param entry the entry point
     * @param method the method's name
     * @param function the name of the function that the host calls
     * @return the worker
     */
    public static AzureWorker of(Object entry, String method, String function) {
        for (Class<?> type = entry.getClass(); type != null; type = type.getSuperclass()) {
            for (Method declared : type.getDeclaredMethods()) {
                if (declared.getName().equals(method) && Modifier.isPublic(declared.getModifiers())) {
                    return new AzureWorker(entry, declared, function);
                }
            }
        }
        throw new IllegalArgumentException(entry.getClass() + " has no public method " + method);
    }

    /**
     * What came of an invocation.
     *
     * @param failure what the method threw
     * @param parked the ids of what was put into the parking output, when it didn't throw
     * @param output what was put there, a text for each
     * @param log what the function wrote to the worker's logger
     */
    public record Result(Optional<Throwable> failure, List<String> parked, List<String> output, List<String> log) {}

    /**
     * Calls the method.
     *
     * @param trigger what the host hands over
     * @param retried whether a retry policy without an end is configured, whose first try this is
     * @return what came of it
     */
    public Result invoke(AzureTrigger trigger, boolean retried) {
        List<String> log = new ArrayList<>();
        Output output = new Output();
        AzureContext context =
                new AzureContext(function, Optional.empty(), Optional.empty(), log).retried(retried ? -1 : 0);
        try {
            method.invoke(entry, arguments(trigger, context, output));
            return new Result(Optional.empty(), output.ids(), output.messages, log);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            return new Result(Optional.of(thrown), List.of(), List.of(), log);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The worker can't call " + method, e);
        }
    }

    private Object[] arguments(AzureTrigger trigger, AzureContext context, Output output) {
        Parameter[] parameters = method.getParameters();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = argument(parameters[i], trigger, context, output);
        }
        return arguments;
    }

    private static Object argument(Parameter parameter, AzureTrigger trigger, AzureContext context, Output output) {
        if (parameter.getType() == ExecutionContext.class) {
            return context;
        }
        if (parameter.getType() == OutputBinding.class) {
            return output;
        }
        BindingName name = parameter.getAnnotation(BindingName.class);
        Object value =
                name == null ? trigger.data().orElse(null) : trigger.metadata().get(name.value());
        if (value == null) {
            throw new IllegalStateException("The host has nothing for parameter "
                    + (name == null ? annotations(parameter) : name.value()) + ", and the worker fails the invocation");
        }
        if (!parameter.getType().isInstance(value)) {
            throw new IllegalStateException("The worker can't bind " + value.getClass() + " to " + parameter);
        }
        return value;
    }

    private static String annotations(Parameter parameter) {
        StringBuilder names = new StringBuilder();
        for (Annotation annotation : parameter.getAnnotations()) {
            names.append(annotation.annotationType().getSimpleName());
        }
        return names.toString();
    }

    /** The output binding of parked messages. */
    private static final class Output implements OutputBinding<List<String>> {
        private List<String> messages = List.of();

        @Override
        public List<String> getValue() {
            return messages;
        }

        @Override
        public void setValue(@Nullable List<String> value) {
            messages = value == null ? List.of() : List.copyOf(value);
        }

        List<String> ids() {
            List<String> ids = new ArrayList<>();
            for (String message : messages) {
                try {
                    Object json = Json.read(message.getBytes(StandardCharsets.UTF_8));
                    ids.add(String.valueOf(((Map<?, ?>) Objects.requireNonNull(json)).get("id")));
                } catch (IOException e) {
                    throw new IllegalStateException("What was parked is not JSON", e);
                }
            }
            return ids;
        }
    }
}
