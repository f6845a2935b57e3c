package dev.peregrine.testing.instance;

import java.time.Duration;

/** The time that an instance gets. */
record Limits(Duration init, Duration invocation, Duration grace) {}
