package dev.peregrine.testing.instance;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** Functions that do what no function should; the path says what. */
public final class HostileApp implements FunctionApp {
    /** While this is set, endless loops in the test's own process end, so that they don't burn its processor for ever. */
    static final String RELEASE = "dev.peregrine.testing.instance.release";

    private static final CountDownLatch LATER = new CountDownLatch(1);
    private static final List<Object> HOARD = new ArrayList<>();
    private static int counter;
    private static Thread printing = new Thread();

    @Override
    public void define(Functions f) {
        f.http("hostile", "/{what}", (request, context) -> handle(request));
    }

    private static HttpResponse handle(HttpRequest request) throws Exception {
        String what = request.pathParameter("what");
        return switch (what) {
            case "count" -> HttpResponse.text(200, String.valueOf(++counter));
            case "spin" -> spin();
            case "swallow-interrupts" -> swallowInterrupts();
            case "catch-throwable" -> catchThrowable();
            case "deadlock" -> deadlock();
            case "sleep" -> sleep();
            case "sleep-and-tell" -> sleepAndTell();
            case "exit" -> {
                System.exit(3);
                yield answer();
            }
            case "halt" -> {
                Runtime.getRuntime().halt(4);
                yield answer();
            }
            case "halt-below-zero" -> {
                Runtime.getRuntime().halt(-1);
                yield answer();
            }
            case "exhaust-heap" -> exhaustHeap();
            case "segfault" -> segfault();
            case "print-later" -> printLater();
            case "after-print" -> afterPrint();
            case "large-response" ->
                HttpResponse.stream(200, MediaType.BYTES, out -> out.write(new byte[50 * 1024 * 1024]));
            case "flood-stdout" -> flood();
            case "print-frames" -> printFrames();
            case "overflow-stack" -> overflow(0);
            case "hostile-exception" -> throw new HostileException();
            case "start-process" -> startProcess();
            case "close-streams" -> closeStreams();
            default -> HttpResponse.text(404, what);
        };
    }

    private static HttpResponse answer() {
        return HttpResponse.text(200, "done");
    }

    private static boolean released() {
        return System.getProperty(RELEASE) != null;
    }

    private static HttpResponse spin() {
        while (!released()) {
            Thread.onSpinWait();
        }
        return answer();
    }

    private static HttpResponse swallowInterrupts() {
        while (!released()) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                // and goes on
            }
        }
        return answer();
    }

    private static HttpResponse catchThrowable() {
        while (!released()) {
            try {
                throw new IllegalStateException(Thread.interrupted() ? "interrupted" : "again");
            } catch (Throwable e) {
                // and goes on
            }
        }
        return answer();
    }

    private static HttpResponse deadlock() {
        Object first = new Object();
        Object second = new Object();
        CountDownLatch both = new CountDownLatch(2);
        Thread other = new Thread(() -> lock(second, first, both));
        other.start();
        lock(first, second, both);
        return answer();
    }

    private static void lock(Object one, Object then, CountDownLatch both) {
        synchronized (one) {
            both.countDown();
            awaitUninterruptibly(both);
            synchronized (then) {
                both.countDown();
            }
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpResponse sleep() throws InterruptedException {
        Thread.sleep(3_600_000);
        return answer();
    }

    private static HttpResponse sleepAndTell() {
        try {
            Thread.sleep(3_600_000);
        } catch (InterruptedException e) {
            System.out.println("the last words");
        }
        return answer();
    }

    private static HttpResponse exhaustHeap() {
        while (true) {
            HOARD.add(new byte[1024 * 1024]);
        }
    }

    private static HttpResponse segfault() throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field unsafe = type.getDeclaredField("theUnsafe");
        unsafe.setAccessible(true);
        type.getMethod("putAddress", long.class, long.class).invoke(unsafe.get(null), 0L, 1L);
        return answer();
    }

    private static HttpResponse printLater() {
        printing = new Thread(() -> {
            try {
                LATER.await();
                System.out.println("later");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        printing.setDaemon(false);
        printing.start();
        System.out.println("at once");
        return answer();
    }

    private static HttpResponse afterPrint() throws InterruptedException {
        LATER.countDown();
        printing.join();
        return answer();
    }

    private static HttpResponse flood() {
        char[] line = new char[1024 * 1024];
        java.util.Arrays.fill(line, 'x');
        for (int i = 0; i < 8; i++) {
            System.out.print(line);
        }
        System.out.print("end");
        return answer();
    }

    /** What the channel and the output of a forked JVM look like from inside. */
    private static HttpResponse printFrames() throws IOException {
        byte[] frame = new byte[64];
        for (int kind = 1; kind < 8; kind++) {
            frame[0] = (byte) kind;
            System.out.write(frame);
            System.err.write(frame);
        }
        System.out.println("\u0001" + "0123456789abcdef".repeat(2));
        System.out.println("\u0001\u0001");
        System.out.print("\u0001");
        return answer();
    }

    @SuppressWarnings("InfiniteRecursion") // that is what it is to do
    private static HttpResponse overflow(int depth) {
        return HttpResponse.text(200, overflow(depth + 1).text() + depth);
    }

    private static HttpResponse startProcess() throws IOException {
        Process child = new ProcessBuilder("sleep", "3600").start();
        return HttpResponse.text(200, String.format(Locale.ROOT, "%d", child.pid()));
    }

    private static HttpResponse closeStreams() {
        System.out.close();
        System.err.close();
        return answer();
    }

    /** Can't even be asked what it is. */
    private static final class HostileException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }
}
