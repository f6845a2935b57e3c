package dev.peregrine.testing.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The invocations of one function: waiting, given to a runtime, answered. Completes every one exactly once. */
final class InvocationQueue {

    private static final Duration MAX_WAIT = Duration.ofMinutes(2);
    private static final int REMEMBERED = 1000;

    /** One invocation under way. The deadline counts from when a runtime fetches it, as on the platform. */
    static final class Entry {
        final LambdaInvocation invocation;
        final Map<String, String> headers;
        final CompletableFuture<LambdaResult> result = new CompletableFuture<>();
        private @Nullable Future<?> timer;

        Entry(LambdaInvocation invocation) {
            this.invocation = invocation;
            this.headers = new LinkedHashMap<>(invocation.headers());
            headers.computeIfAbsent(
                    LambdaInvocation.REQUEST_ID, name -> UUID.randomUUID().toString());
            headers.computeIfAbsent(LambdaInvocation.TRACE_ID, name -> newTrace());
        }

        String id() {
            return headers.getOrDefault(LambdaInvocation.REQUEST_ID, "");
        }

        private static String newTrace() {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            return String.format(
                    Locale.ROOT,
                    "Root=1-%08x-%08x%016x;Parent=%016x;Sampled=0",
                    System.currentTimeMillis() / 1000,
                    random.nextInt(),
                    random.nextLong(),
                    random.nextLong());
        }
    }

    private final RuntimeListener listener;
    private final ScheduledThreadPoolExecutor timers;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final Map<String, Entry> running = new HashMap<>();
    private final Set<String> answered = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private @Nullable LambdaError initError;
    private @Nullable LambdaError end;

    InvocationQueue(RuntimeListener listener) {
        this.listener = listener;
        this.timers = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "lambda-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timers.setRemoveOnCancelPolicy(true);
    }

    CompletableFuture<LambdaResult> add(LambdaInvocation invocation) {
        if (invocation.payload().length > LambdaRuntimeApi.MAX_REQUEST) {
            throw new RequestTooLargeException(invocation.payload().length);
        }
        Entry entry = new Entry(invocation);
        synchronized (this) {
            if (end != null) {
                return CompletableFuture.completedFuture(LambdaResult.failure(entry.id(), end));
            }
            if (running.containsKey(entry.id())
                    || waiting.stream().anyMatch(other -> other.id().equals(entry.id()))) {
                throw new IllegalArgumentException("Request id " + entry.id() + " is already under way");
            }
            waiting.add(entry);
            entry.timer = schedule(() -> waitedTooLong(entry), MAX_WAIT);
            notifyAll();
        }
        return entry.result;
    }

    /** Waits for the next invocation and hands it out; null when there will be none. */
    synchronized @Nullable Entry take() throws InterruptedException {
        listener.ready();
        while (waiting.isEmpty() && end == null) {
            wait();
        }
        Entry entry = waiting.poll();
        if (entry == null) {
            return null;
        }
        running.put(entry.id(), entry);
        stopTimer(entry);
        Duration timeout = entry.invocation.timeout();
        entry.headers.put("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + timeout.toMillis()));
        entry.timer = schedule(() -> timedOut(entry), timeout);
        return entry;
    }

    /** Whether this invocation has been answered already (and not so long ago that it is forgotten). */
    synchronized boolean isAnswered(String id) {
        return answered.contains(id);
    }

    /** Ends an invocation that a runtime was given; false if there is none of this id. */
    boolean complete(String id, LambdaResult result) {
        Entry entry = remove(id);
        if (entry == null) {
            return false;
        }
        listener.answered();
        entry.result.complete(result);
        return true;
    }

    private synchronized @Nullable Entry remove(String id) {
        Entry entry = running.remove(id);
        if (entry != null) {
            answered.add(id);
            stopTimer(entry);
        }
        return entry;
    }

    private void timedOut(Entry entry) {
        if (remove(entry.id()) == null) {
            return;
        }
        String message = String.format(
                Locale.ROOT,
                "RequestId: %s Error: Task timed out after %.2f seconds",
                entry.id(),
                entry.invocation.timeout().toMillis() / 1000.0);
        fail(entry, LambdaError.of("Sandbox.Timedout", message, ""));
        listener.timedOut();
    }

    private void waitedTooLong(Entry entry) {
        synchronized (this) {
            if (!waiting.remove(entry)) {
                return;
            }
        }
        String message = "No runtime has fetched the invocation within " + MAX_WAIT.toSeconds() + " seconds";
        fail(entry, LambdaError.of("Sandbox.Timedout", message, ""));
    }

    /** The runtime could not start: whatever waits for it fails with its error. */
    void initFailed(LambdaError error) {
        List<Entry> failed;
        synchronized (this) {
            initError = error;
            failed = drain();
        }
        failed.forEach(entry -> fail(entry, error));
    }

    synchronized Optional<LambdaError> initError() {
        return Optional.ofNullable(initError);
    }

    /** No runtime will come any more. Only the first call counts. */
    void end(String type, String reason, String output) {
        List<Entry> failed;
        synchronized (this) {
            if (end != null) {
                return;
            }
            end = initError == null
                    ? LambdaError.of(type, "Error: " + reason, output)
                    : new LambdaError(initError.type(), initError.message(), initError.json(), output);
            failed = drain();
            notifyAll();
        }
        timers.shutdownNow();
        for (Entry entry : failed) {
            fail(entry, LambdaError.of(type, "RequestId: " + entry.id() + " Error: " + reason, output));
        }
    }

    private List<Entry> drain() {
        List<Entry> entries = new ArrayList<>(waiting);
        entries.addAll(running.values());
        waiting.clear();
        running.clear();
        entries.forEach(this::stopTimer);
        entries.forEach(entry -> answered.add(entry.id()));
        return entries;
    }

    private static void fail(Entry entry, LambdaError error) {
        entry.result.complete(LambdaResult.failure(entry.id(), error));
    }

    private Future<?> schedule(Runnable task, Duration delay) {
        return timers.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stopTimer(Entry entry) {
        if (entry.timer != null) {
            entry.timer.cancel(false);
        }
    }
}
