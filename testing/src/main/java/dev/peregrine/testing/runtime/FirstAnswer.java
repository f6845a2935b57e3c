package dev.peregrine.testing.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is measured of a start. Where the runtime waits for a reply to its first answer, all is read while it waits. */
final class FirstAnswer implements RuntimeListener {
    private static final String PEAK = "VmHWM:";

    private final @Nullable ClassLoadLog log;
    private volatile long started;
    private volatile @Nullable Process process;
    private @Nullable Duration ready;
    private @Nullable Duration time;
    private OptionalLong memory = OptionalLong.empty();
    private ClassLoadLog.@Nullable Loaded classes;
    private @Nullable RuntimeException noClasses;

    FirstAnswer(@Nullable ClassLoadLog log) {
        this.log = log;
    }

    /** Starts the process and the clock. */
    Process start(ProcessBuilder command) throws IOException {
        started = System.nanoTime();
        Process running = command.start();
        process = running;
        return running;
    }

    @Override
    public synchronized void ready() {
        if (ready == null) {
            ready = Duration.ofNanos(System.nanoTime() - started);
        }
    }

    @Override
    public synchronized void answered() {
        if (time != null) {
            return;
        }
        time = Duration.ofNanos(System.nanoTime() - started);
        Process running = process;
        memory = running == null ? OptionalLong.empty() : peakMemory(running.pid());
        if (log != null) {
            try {
                classes = log.read();
            } catch (RuntimeException e) {
                noClasses = e;
            }
        }
    }

    /** The platform discards an environment whose invocation ran into its deadline. */
    @Override
    public void timedOut() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }

    /** What Linux tells as {@code VmHWM: 12345 kB}. */
    private static OptionalLong peakMemory(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try {
            for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(PEAK)) {
                    String kilobytes = line.substring(PEAK.length()).replace("kB", "").strip();
                    return OptionalLong.of(Long.parseLong(kilobytes) * 1024);
                }
            }
        } catch (IOException e) {
            // the process has ended meanwhile
        }
        return OptionalLong.empty();
    }

    synchronized Duration readyTime() {
        if (ready == null) {
            throw new IllegalStateException("The runtime is not ready for an invocation yet");
        }
        return ready;
    }

    synchronized Duration time() {
        if (time == null) {
            throw new IllegalStateException("The function has not answered any invocation yet");
        }
        return time;
    }

    synchronized OptionalLong peakMemory() {
        time();
        return memory;
    }

    synchronized ClassLoadLog.Loaded classes() {
        time();
        if (noClasses != null) {
            throw new IllegalStateException(noClasses.getMessage(), noClasses);
        }
        if (classes == null) {
            throw new IllegalStateException("Classes are counted only after countClasses() on the builder");
        }
        return classes;
    }
}
