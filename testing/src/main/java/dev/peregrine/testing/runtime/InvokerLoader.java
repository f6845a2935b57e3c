package dev.peregrine.testing.runtime;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * Loads Google's invoker from its own jar, which carries Jackson, Gson and an SLF4J provider of its own. Only the types of
 * the function's interface come from the function's side: those directly in {@code com.google.cloud.functions} and {@code
 * io.cloudevents}. That is the rule by which the invoker itself keeps the two apart in production.
 */
final class InvokerLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    InvokerLoader(Path invoker, ClassLoader function) {
        super(new URL[] {url(invoker)}, new ApiLoader(function));
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not a jar file: " + path, e);
        }
    }

    private static final class ApiLoader extends ClassLoader {

        static {
            registerAsParallelCapable();
        }

        private final ClassLoader function;

        ApiLoader(ClassLoader function) {
            super(ClassLoader.getPlatformClassLoader());
            this.function = function;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (isDirectlyIn("com.google.cloud.functions.", name) || isDirectlyIn("io.cloudevents.", name)) {
                return function.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }

        private static boolean isDirectlyIn(String prefix, String name) {
            return name.startsWith(prefix) && Character.isUpperCase(name.charAt(prefix.length()));
        }
    }
}
