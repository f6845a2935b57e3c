package dev.peregrine.testing.fuzz;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;

/** What hosts hand over beside the bytes, where only a few answers matter. */
final class Stub {
    private Stub() {}

    /** An object that answers some methods, and nothing to all others. */
    static <T> T of(Class<T> type, Map<String, ?> answers) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (stub, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    return answer != null ? answer : nothing(method);
                }));
    }

    @SuppressWarnings("NullAway") // a proxy returns null for nothing
    private static Object nothing(Method method) {
        Class<?> type = method.getReturnType();
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == int.class) {
            return 0;
        }
        return type == boolean.class ? Boolean.FALSE : null;
    }
}
