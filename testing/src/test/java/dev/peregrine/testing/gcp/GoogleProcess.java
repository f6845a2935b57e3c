package dev.peregrine.testing.gcp;

import com.fasterxml.jackson.core.JsonFactory;
import dev.peregrine.Context;
import dev.peregrine.gcp.GoogleHttpFunction;
import dev.peregrine.testing.runtime.RuntimeJars;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.URL;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Google's invoker in a JVM of its own, started from the command line and by environment variables as on Google Cloud. */
final class GoogleProcess implements AutoCloseable {
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
    private final SocketChannel port;
    private final Process process;

    private GoogleProcess(SocketChannel port, Process process) {
        this.port = port;
        this.process = process;
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        Thread reader = new Thread(() -> lines.lines().forEach(output::add), "output of the invoker");
        reader.setDaemon(true);
        reader.start();
    }

    static GoogleProcess start(Class<?> app, Map<String, String> environment) throws IOException {
        // the invoker shares ports, so this one is kept for it by not listening on it here
        SocketChannel port = SocketChannel.open();
        port.setOption(StandardSocketOptions.SO_REUSEPORT, true).bind(new InetSocketAddress(0));
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                RuntimeJars.google().toString(),
                "--classpath",
                classPath(app, GoogleHttpFunction.class, Context.class, JsonFactory.class, LoggerFactory.class));
        command.environment().clear();
        command.environment().put("PORT", String.valueOf(number(port)));
        command.environment().put("FUNCTION_TARGET", GoogleHttpFunction.class.getName());
        command.environment().put("PEREGRINE_APP", app.getName());
        command.environment().putAll(environment);
        GoogleProcess started =
                new GoogleProcess(port, command.redirectErrorStream(true).start());
        try {
            started.awaitLine("Started oejs.Server@");
            return started;
        } catch (AssertionError e) {
            started.close();
            throw e;
        }
    }

    private static String classPath(Class<?>... types) {
        List<String> paths = new ArrayList<>();
        for (Class<?> type : types) {
            URL place = type.getProtectionDomain().getCodeSource().getLocation();
            paths.add(Path.of(URI.create(place.toString())).toString());
        }
        return String.join(File.pathSeparator, paths);
    }

    private static int number(SocketChannel port) throws IOException {
        return ((InetSocketAddress) port.getLocalAddress()).getPort();
    }

    URI uri() throws IOException {
        return URI.create("http://127.0.0.1:" + number(port));
    }

    /** Waits for a line of the output that holds a text, and passes over those before it. */
    String awaitLine(String part) {
        List<String> others = new ArrayList<>();
        try {
            for (; ; ) {
                String line = output.poll(1, TimeUnit.MINUTES);
                if (line == null) {
                    throw new AssertionError("The invoker has not printed \"" + part + "\" but " + others);
                }
                if (line.contains(part)) {
                    return line;
                }
                others.add(line);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        port.close();
    }
}
