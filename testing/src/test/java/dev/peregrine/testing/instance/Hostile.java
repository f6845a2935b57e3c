package dev.peregrine.testing.instance;

import dev.peregrine.FunctionApp;
import java.time.Duration;

/** What hostile functions do, and where that can be tried without harm to the test's own process. */
enum Hostile {
    SPIN("`while (true)`", "/spin", Kind.ENDLESS),
    SWALLOWED_INTERRUPTS("swallows interrupts", "/swallow-interrupts", Kind.ENDLESS),
    CATCH_THROWABLE("catches every `Throwable` and goes on", "/catch-throwable", Kind.ENDLESS),
    DEADLOCK("deadlocks two threads on two locks", "/deadlock", Kind.ENDLESS),
    SLEEP("sleeps for an hour, interruptibly", "/sleep", Kind.ENDLESS),
    EXIT("`System.exit(3)`", "/exit", Kind.FATAL),
    HALT("`Runtime.halt(4)`", "/halt", Kind.FATAL),
    HEAP("exhausts the heap", "/exhaust-heap", Kind.FATAL),
    SEGFAULT("writes to address 0", "/segfault", Kind.FATAL),
    STATIC_INITIALISER("has a static initialiser that throws", "/", Kind.BROKEN),
    STACK("overflows its stack", "/overflow-stack", Kind.HARMLESS),
    EXCEPTION("throws what throws when it is read", "/hostile-exception", Kind.HARMLESS),
    PRINTS_LATER("leaves a thread behind, not a daemon, that prints later", "/print-later", Kind.HARMLESS),
    LARGE_RESPONSE("answers with 50 MB", "/large-response", Kind.HARMLESS),
    FLOOD("prints megabytes without a line's end", "/flood-stdout", Kind.HARMLESS),
    FRAMES("prints what looks like the protocol", "/print-frames", Kind.HARMLESS),
    CLOSED_STREAMS("closes `System.out` and `System.err`", "/close-streams", Kind.HARMLESS);

    private enum Kind {
        ENDLESS,
        FATAL,
        BROKEN,
        HARMLESS
    }

    final String what;
    final String path;
    private final Kind kind;

    Hostile(String what, String path, Kind kind) {
        this.what = what;
        this.path = path;
        this.kind = kind;
    }

    private Class<? extends FunctionApp> app() {
        return kind == Kind.BROKEN ? BrokenApp.class : HostileApp.class;
    }

    boolean canRun(Isolation isolation) {
        return isolation == Isolation.FORKED || kind != Kind.FATAL;
    }

    /** Of a limit that is short only where it is to pass. */
    FunctionInstance on(Isolation isolation) {
        InstanceBuilder builder = switch (isolation) {
            case IN_PROCESS -> FunctionInstance.inProcess(app());
            case FRESH_LOADER -> FunctionInstance.freshLoader(app());
            case FORKED -> FunctionInstance.forked(app()).jvmOptions(this == HEAP ? "-Xmx64m" : "-Xmx1g");
        };
        if (kind == Kind.ENDLESS) {
            builder.timeout(Duration.ofMillis(200))
                    .grace(this == SLEEP ? Duration.ofMinutes(1) : Duration.ofMillis(50));
        }
        return builder.initTimeout(Duration.ofMinutes(1)).on("gcp-http").build();
    }
}
