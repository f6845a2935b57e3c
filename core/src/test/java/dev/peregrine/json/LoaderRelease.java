package dev.peregrine.json;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Binds a record of a class loader of its own in a JVM that drops soft references at once, and says what stays. */
final class LoaderRelease {
    private LoaderRelease() {}

    record Held(String text, Held.Colour colour) {
        enum Colour {
            RED
        }
    }

    /** Loads its own copy of the record. */
    private static final class Loader extends URLClassLoader {
        Loader(URL folder) {
            super(new URL[] {folder}, LoaderRelease.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && name.startsWith(Held.class.getName())) {
                return findClass(name);
            }
            return loaded != null ? loaded : super.loadClass(name, resolve);
        }
    }

    /** Takes the folder of the record's class. */
    public static void main(String[] args) throws Exception {
        WeakReference<ClassLoader> loader = bound(Path.of(args[0]).toUri().toURL());
        for (int i = 0; i < 20 && loader.get() != null; i++) {
            System.gc();
        }
        System.out.println(loader.get() == null ? "released" : "held");
    }

    private static WeakReference<ClassLoader> bound(URL folder) throws Exception {
        try (Loader loader = new Loader(folder)) {
            Class<?> held = loader.loadClass(Held.class.getName());
            byte[] json = "{\"text\":\"a\",\"colour\":\"RED\"}".getBytes(StandardCharsets.UTF_8);
            Object value = JsonCodec.light().read(json, held);
            if (held == Held.class || !held.isInstance(value)) {
                throw new IllegalStateException(value + " is not of the loader's own class");
            }
            System.out.write(JsonCodec.light().write(value));
            System.out.println();
            return new WeakReference<>(loader);
        }
    }
}
