package dev.peregrine.testing.instance;

import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Loads everything but the JDK anew, Peregrine's own classes too: their caches, such as that of the types that JSON is bound to,
 * would keep a loader alive whose classes they know.
 */
final class FreshLoader extends URLClassLoader {
    private static final String APP = "dev.peregrine.testing.PackedApp";

    static {
        registerAsParallelCapable();
    }

    FreshLoader(List<Path> classPath) {
        super(classPath.stream().map(FreshLoader::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not on the disk, so it cannot be on the class path: " + path, e);
        }
    }

    /** The other side of calls, of this loader's own class: nothing but types of the JDK is common to it and the test. */
    @SuppressWarnings("unchecked") // PackedApp is such an operator
    UnaryOperator<byte[]> app() throws Exception {
        Class<?> type;
        try {
            type = loadClass(APP);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "The instance's class path lacks peregrine-testing, which calls the app in its class loader. Add it, or"
                            + " leave the class path as it is.",
                    e);
        }
        try {
            return (UnaryOperator<byte[]>) type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()));
        }
    }
}
