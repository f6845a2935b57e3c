package dev.peregrine.testing.nativeimage;

import java.io.InputStream;
import java.io.ObjectInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reflects in every way that a scan must find. Never run. */
final class Reflecting {
    private final ClassLoader loader;
    private final Class<?> type;

    Reflecting(ClassLoader loader, Class<?> type) {
        this.loader = loader;
        this.type = type;
    }

    Object byName(String name) throws Exception {
        return Class.forName(name);
    }

    Object loaded(String name) throws Exception {
        return loader.loadClass(name);
    }

    Object made() throws Exception {
        return type.getDeclaredConstructor().newInstance();
    }

    int field() throws Exception {
        return type.getDeclaredField("a").getInt(this);
    }

    Supplier<Object> inALambda() {
        return () -> type.getMethods();
    }

    Function<Class<?>, Object> referred() {
        return Class::getRecordComponents;
    }

    Object constants() {
        return TimeUnit.class.getEnumConstants().length
                + Enum.valueOf(TimeUnit.class, "DAYS").name();
    }

    Object handle() throws Throwable {
        return (Object) MethodHandles.lookup()
                .findStatic(type, "a", MethodType.methodType(Object.class))
                .invoke();
    }

    Object proxy() {
        return Proxy.newProxyInstance(loader, new Class<?>[] {type}, (proxy, method, arguments) -> proxy);
    }

    Object resource() throws Exception {
        return type.getResourceAsStream("a")
                + String.valueOf(loader.getResources("a"))
                + ResourceBundle.getBundle("a").getString("b");
    }

    Object object(InputStream in) throws Exception {
        return new ObjectInputStream(in).readObject();
    }

    Object service() {
        return ServiceLoader.load(type).findFirst();
    }
}
