package dev.peregrine.testing.simulation;

/**
 * What serves the requests of a simulation, where it isn't only a law: a real handler, or a model of one that depends on the
 * time or the instance. Called once for each invocation, in the order of virtual time and by one thread.
 */
@FunctionalInterface
public interface Service {
    /**
     * Serves one request.
     *
     * @param call the invocation
     * @return how long it took in virtual time, and how it ended
     */
    Served serve(Call call);

    /**
     * One invocation.
     *
     * @param request the number of the request, counted from 0 in the order of arrival
     * @param nanos the virtual time at which its service begins, in nanoseconds since the start
     * @param instance the number of the instance, counted from 0 in the order of starting; never used again
     * @param cold whether this request made the instance start
     */
    record Call(long request, long nanos, long instance, boolean cold) {}

    /**
     * What became of it.
     *
     * @param nanos how long it took, at least 0; what exceeds the timeout is cut there and counts as timed out
     * @param ending how it ended
     */
    record Served(long nanos, Ending ending) {
        /**
         * Checks the duration.
         *
         * @param nanos how long it took, at least 0; what exceeds the timeout is cut there and counts as timed out
         * @param ending how it ended
         * @throws IllegalArgumentException when it is negative
         */
        public Served {
            if (nanos < 0) {
                throw new IllegalArgumentException("A service can't take " + nanos + " ns");
            }
        }

        /**
         * It returned.
         *
         * @param nanos how long it took
         * @return the result
         */
        public static Served completed(long nanos) {
            return new Served(nanos, Ending.COMPLETED);
        }
    }

    /** How an invocation ended. */
    enum Ending {
        /** It returned. */
        COMPLETED,
        /** It threw: the request failed, the instance goes on. */
        FAILED,
        /** The request failed and the instance ended with it. */
        CRASHED
    }
}
