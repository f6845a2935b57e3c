package dev.peregrine.testing.simulation;

import java.util.List;

/**
 * What handles deliveries of messages in a {@link MessageSimulation}, where it is neither a law nor a {@link Workload}. Called once
 * for each invocation, in the order of virtual time and by one thread.
 */
@FunctionalInterface
public interface MessageHandling {
    /**
     * Handles a delivery.
     *
     * @param delivery the messages
     * @return how long it took in virtual time, and what became of each message
     */
    Handled handle(Delivery delivery);

    /**
     * Messages that are delivered together.
     *
     * @param messages their numbers, counted from 0 in the order of publishing
     * @param tries how often each has been delivered, this time included
     * @param groups the group of each, 0 where there are none
     * @param nanos the virtual time at which the handler is called, in nanoseconds since the start
     * @param instance the number of the instance, counted from 0 in the order of starting; never used again
     * @param cold whether this delivery made the instance start
     */
    record Delivery(
            List<Long> messages, List<Integer> tries, List<Long> groups, long nanos, long instance, boolean cold) {
        /**
         * Copies the lists.
         *
         * @param messages their numbers, counted from 0 in the order of publishing
         * @param tries how often each has been delivered, this time included
         * @param groups the group of each, 0 where there are none
         * @param nanos the virtual time at which the handler is called, in nanoseconds since the start
         * @param instance the number of the instance, counted from 0 in the order of starting; never used again
         * @param cold whether this delivery made the instance start
         */
        public Delivery {
            messages = List.copyOf(messages);
            tries = List.copyOf(tries);
            groups = List.copyOf(groups);
        }

        /**
         * The number of messages.
         *
         * @return at least 1, except after {@link Fault#CRASH_DURING}
         */
        public int size() {
            return messages.size();
        }

        /**
         * One of the messages.
         *
         * @param index from 0 on
         * @return its number
         */
        public long message(int index) {
            return messages.get(index);
        }
    }

    /**
     * What became of a delivery.
     *
     * @param nanos how long it took, at least 0
     * @param outcomes of each message in the order of the delivery
     */
    record Handled(long nanos, List<Outcome> outcomes) {
        /**
         * Copies the outcomes.
         *
         * @param nanos how long it took, at least 0
         * @param outcomes of each message in the order of the delivery
         * @throws IllegalArgumentException when the time is negative
         */
        public Handled {
            if (nanos < 0) {
                throw new IllegalArgumentException("A delivery can't take " + nanos + " ns");
            }
            outcomes = List.copyOf(outcomes);
        }
    }

    /** What became of a message in one delivery. */
    enum Outcome {
        /** Handled, and acknowledged. */
        DONE,
        /** Put aside by the function, and acknowledged. */
        PARKED,
        /** Failed, or not started: to be delivered again. */
        FAILED,
        /** Handled, and yet to be delivered again, as when a message of a batch fails and the host repeats all of it. */
        REPEATED,
        /** Failed at an attempt that the host regards as the last: a dead letter if it is the queue's last too, else lost. */
        GIVEN_UP,
        /** Acknowledged, although it was neither handled nor put aside: lost. */
        DROPPED
    }
}
