package dev.peregrine.samples.contact;

import dev.peregrine.Environment;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Content;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Some submissions to one new instance of the app, in turn as JSON and as a plain form.
 *
 * @param statuses of each
 * @param nanos how long each took; the first with everything that a new instance needs
 */
public record Submissions(List<Integer> statuses, List<Long> nanos) {
    /** Sends them to an instance whose classes are all loaded anew. */
    static Submissions toNewInstance(String cloud, Map<String, String> variables, String token, int count)
            throws IOException, ReflectiveOperationException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        long start = System.nanoTime();
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            long[] results = (long[]) loader.loadClass(Submissions.class.getName())
                    .getDeclaredMethod("send", String.class, Map.class, String.class, int.class, long.class)
                    .invoke(null, cloud, variables, token, count, start);
            List<Integer> statuses = new ArrayList<>();
            List<Long> nanos = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                statuses.add((int) results[2 * i]);
                nanos.add(results[2 * i + 1]);
            }
            return new Submissions(List.copyOf(statuses), List.copyOf(nanos));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Called in another class loader, hence the types: status and nanoseconds in turn. */
    public static long[] send(String cloud, Map<String, String> variables, String token, int count, long start) {
        long[] results = new long[2 * count];
        try (Cloud host = Cloud.named(cloud)) {
            var app = host.app(new ContactApp(), Environment.of(variables));
            long begin = start;
            for (int i = 0; i < count; i++) {
                String message = token + " " + i;
                Content content = i % 2 == 0
                        ? Content.json(Map.of("name", "Ada", "email", "ada@example.org", "message", message))
                        : Content.form("name", "Ada", "email", "ada@example.org", "message", message);
                results[2 * i] = app.post("/contact", content).status();
                long end = System.nanoTime();
                results[2 * i + 1] = end - begin;
                begin = end;
            }
        }
        return results;
    }

    private static URL[] classPath() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(new URL[0]);
    }

    boolean allAccepted() {
        return statuses.stream().allMatch(status -> status == 202);
    }

    double coldMillis() {
        return nanos.get(0) / 1e6;
    }

    /** The median of those after the first. */
    double warmMillis() {
        long[] warm = nanos.stream().skip(1).mapToLong(Long::longValue).sorted().toArray();
        return warm[warm.length / 2] / 1e6;
    }

    @Override
    public String toString() {
        return String.join(
                " ", statuses.stream().distinct().map(String::valueOf).toList());
    }
}
