package dev.peregrine.testing.simulation;

/** Not thrown: it hangs on a test's failure, so that every tool that shows the failure shows how to repeat it. */
final class ReplayNote extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReplayNote(String replay) {
        super(replay, null, false, false);
    }
}
