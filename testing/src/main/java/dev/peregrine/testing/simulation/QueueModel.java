package dev.peregrine.testing.simulation;

import java.time.Duration;

/**
 * What stands between messages and the function: how they are batched, when what failed comes again, and what becomes of what
 * keeps failing. Immutable and thread-safe: each {@code with…} gives another model.
 *
 * @param name what reports call it
 * @param batchSize how many messages one invocation gets at most
 * @param window how long the first message of a batch waits for others
 * @param concurrency how many batches are delivered at the same time at most
 * @param retry how often a message is delivered, and what is waited after a failure that the function answered with
 * @param lease when a delivery that nobody has answered is taken for failed: the visibility timeout, the acknowledgement deadline;
 *     zero: at once. A delivery whose handler is still at work then isn't repeated before it has ended
 * @param failuresKeepLease whether a failure that was answered waits for the end of the lease too
 * @param throttle how a delivery is tried again that the platform has rejected
 * @param throttleIsTry whether such a delivery counts as a try, and comes again at the end of the lease
 * @param groups whether messages of a group are delivered in their order, one batch after the other
 * @param duplicates whether the service may deliver a message more than once without a reason
 * @param deadLetter where a message goes that has been tried in vain; empty: nowhere, it is dropped
 */
public record QueueModel(
        String name,
        int batchSize,
        Duration window,
        int concurrency,
        RetryPolicy retry,
        Duration lease,
        boolean failuresKeepLease,
        RetryPolicy throttle,
        boolean throttleIsTry,
        boolean groups,
        boolean duplicates,
        String deadLetter) {
    private static final RetryPolicy THROTTLE = RetryPolicy.exponential(
                    Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofMinutes(5))
            .withMaxAge(Duration.ofHours(6));
    private static final RetryPolicy POLLER = RetryPolicy.fixed(Integer.MAX_VALUE, Duration.ofSeconds(1));

    /**
     * Checks the values.
     *
     * @param name what reports call it
     * @param batchSize how many messages one invocation gets at most
     * @param window how long the first message of a batch waits for others
     * @param concurrency how many batches are delivered at the same time at most
     * @param retry how often a message is delivered, and what is waited after a failure that the function answered
     *     with
     * @param lease when a delivery that nobody has answered is taken for failed: the visibility timeout, the
     *     acknowledgement deadline; zero: at once
     * @param failuresKeepLease whether a failure that was answered waits for the end of the lease too
     * @param throttle how a delivery is tried again that the platform has rejected
     * @param throttleIsTry whether such a delivery counts as a try, and comes again at the end of the lease
     * @param groups whether messages of a group are delivered in their order, one batch after the other
     * @param duplicates whether the service may deliver a message more than once without a reason
     * @param deadLetter where a message goes that has been tried in vain; empty: nowhere, it is dropped
     * @throws IllegalArgumentException when one can't be
     */
    public QueueModel {
        if (batchSize < 1 || concurrency < 1) {
            throw new IllegalArgumentException("A queue delivers at least one batch of at least one message, not "
                    + concurrency + " of " + batchSize);
        }
        Nanos.of(window, "The batching window");
        Nanos.of(lease, "The lease of a delivery");
    }

    /**
     * Lambda's asynchronous invocation: a failed event is tried again 60 and then 120 seconds after its failure, so at 0, 60 and
     * 180 s if failing takes no time; throttled ones back off from 1 s to 5 minutes, for 6 hours. Then the dead letter queue.
     * Source: AWS Lambda Developer Guide, "How Lambda handles errors and retries with asynchronous invocation" (2026).
     *
     * @return the model
     */
    public static QueueModel lambdaAsync() {
        return new QueueModel(
                "Lambda, asynchronous",
                1,
                Duration.ZERO,
                Integer.MAX_VALUE,
                RetryPolicy.after(Duration.ofSeconds(60), Duration.ofSeconds(120))
                        .withMaxAge(Duration.ofHours(6)),
                Duration.ZERO,
                false,
                THROTTLE,
                false,
                false,
                true,
                "dead letter queue");
    }

    /**
     * A standard queue of SQS before Lambda: batches of 10, a visibility timeout of 30 s (SQS's default), which failures wait for
     * too; the service may deliver twice. A throttled delivery is a receive, which is why AWS advises a {@code maxReceiveCount} of at
     * least 5. Source: Amazon SQS Developer Guide, "Dead-letter queues", and AWS Lambda Developer Guide,
     * "Using Lambda with Amazon SQS" (2026). SQS itself has no default for the receives: without a redrive policy they never end.
     *
     * @param maxReceiveCount how often a message is received before it goes to the dead letter queue
     * @return the model
     */
    public static QueueModel sqs(int maxReceiveCount) {
        return new QueueModel(
                "SQS",
                10,
                Duration.ZERO,
                1000,
                RetryPolicy.fixed(maxReceiveCount, Duration.ZERO),
                Duration.ofSeconds(30),
                true,
                POLLER,
                true,
                false,
                true,
                "dead letter queue");
    }

    /**
     * A FIFO queue of SQS before Lambda: as {@link #sqs}, in order within each message group, and not delivered twice while a
     * message is in flight. Source: as there, "FIFO queue delivery logic" (2026).
     *
     * @param maxReceiveCount as for {@link #sqs}
     * @return the model
     */
    public static QueueModel sqsFifo(int maxReceiveCount) {
        QueueModel standard = sqs(maxReceiveCount);
        return new QueueModel(
                "SQS, FIFO",
                standard.batchSize,
                standard.window,
                standard.concurrency,
                standard.retry,
                standard.lease,
                true,
                POLLER,
                true,
                true,
                false,
                standard.deadLetter);
    }

    /**
     * A queue of Azure Storage before a function: one message an invocation, 16 at the same time (the host's default
     * {@code batchSize}), 5 tries, one right after the other, then the queue {@code <name>-poison}. A message whose host has
     * crashed comes again after 10 minutes. Source: "Azure Queue storage trigger and bindings for Azure Functions", host.json
     * settings {@code batchSize}, {@code maxDequeueCount}, {@code visibilityTimeout} (2026).
     *
     * @param name the queue's name
     * @return the model
     */
    public static QueueModel azureQueue(String name) {
        return new QueueModel(
                "Azure queue " + name,
                1,
                Duration.ZERO,
                16,
                RetryPolicy.fixed(5, Duration.ZERO),
                Duration.ofMinutes(10),
                false,
                POLLER,
                false,
                false,
                true,
                name + "-poison");
    }

    /**
     * A push subscription of Pub/Sub with retry policy and dead letter topic: one message an invocation, back-off from 10 s to 10
     * minutes, doubling; an acknowledgement deadline of 10 s. Source: Pub/Sub documentation, "Handle message failures" (2026);
     * the doubling is how exponential back-off is commonly read, Pub/Sub doesn't document its base.
     *
     * @param maxDeliveryAttempts how often a message is delivered before it goes to the dead letter topic, 5 to 100 there
     * @return the model
     */
    public static QueueModel pubSub(int maxDeliveryAttempts) {
        return new QueueModel(
                "Pub/Sub",
                1,
                Duration.ZERO,
                Integer.MAX_VALUE,
                RetryPolicy.exponential(maxDeliveryAttempts, Duration.ofSeconds(10), Duration.ofMinutes(10)),
                Duration.ofSeconds(10),
                false,
                POLLER,
                false,
                false,
                true,
                "dead letter topic");
    }

    /** All but the name, in one line. */
    String settings() {
        return "batches of " + batchSize + " within " + window + ", " + concurrency + " at a time, " + retry
                + ", lease "
                + lease + (failuresKeepLease ? " for failures too" : "") + ", throttled: " + throttle
                + (throttleIsTry ? " and counted" : "") + (groups ? ", in groups" : "")
                + (duplicates ? ", duplicates" : "") + (deadLetter.isEmpty() ? "" : ", then " + deadLetter);
    }

    /**
     * The same with other batches.
     *
     * @param size how many messages one invocation gets at most
     * @param wait how long the first message of a batch waits for others
     * @return the changed model
     */
    public QueueModel withBatches(int size, Duration wait) {
        return new QueueModel(
                name,
                size,
                wait,
                concurrency,
                retry,
                lease,
                failuresKeepLease,
                throttle,
                throttleIsTry,
                groups,
                duplicates,
                deadLetter);
    }

    /**
     * The same with another concurrency.
     *
     * @param most how many batches are delivered at the same time at most
     * @return the changed model
     */
    public QueueModel withConcurrency(int most) {
        return new QueueModel(
                name,
                batchSize,
                window,
                most,
                retry,
                lease,
                failuresKeepLease,
                throttle,
                throttleIsTry,
                groups,
                duplicates,
                deadLetter);
    }

    /**
     * The same with other retries.
     *
     * @param policy how often and after what time
     * @return the changed model
     */
    public QueueModel withRetry(RetryPolicy policy) {
        return new QueueModel(
                name,
                batchSize,
                window,
                concurrency,
                policy,
                lease,
                failuresKeepLease,
                throttle,
                throttleIsTry,
                groups,
                duplicates,
                deadLetter);
    }

    /**
     * The same with another visibility timeout or acknowledgement deadline.
     *
     * @param time when a delivery that nobody has answered comes again
     * @return the changed model
     */
    public QueueModel withLease(Duration time) {
        return new QueueModel(
                name,
                batchSize,
                window,
                concurrency,
                retry,
                time,
                failuresKeepLease,
                throttle,
                throttleIsTry,
                groups,
                duplicates,
                deadLetter);
    }

    /**
     * The same with another place for what has been tried in vain.
     *
     * @param place what reports call it; empty: it is dropped
     * @return the changed model
     */
    public QueueModel withDeadLetter(String place) {
        return new QueueModel(
                name,
                batchSize,
                window,
                concurrency,
                retry,
                lease,
                failuresKeepLease,
                throttle,
                throttleIsTry,
                groups,
                duplicates,
                place);
    }
}
