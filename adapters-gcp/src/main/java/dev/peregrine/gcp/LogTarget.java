package dev.peregrine.gcp;

import java.io.PrintStream;

/** Where an instance logs. */
final class LogTarget {
    /** Whether Google reads standard output as JSON. */
    final boolean structured;

    /** The project's id, empty where it isn't known. */
    final String project;

    final PrintStream out;

    LogTarget(boolean structured, String project, PrintStream out) {
        this.structured = structured;
        this.project = project;
        this.out = out;
    }
}
