package dev.peregrine.testing.simulation;

/** Why a request was rejected. */
public enum Rejection {
    /** As many requests as the account may have at the same time were running. */
    ACCOUNT_LIMIT,
    /** All instances that there may be were busy. */
    INSTANCE_LIMIT,
    /** No further instance could be started yet. */
    SCALE_OUT,
    /** All places to wait at were taken. */
    NO_PLACE,
    /** It had waited as long as it may. */
    WAITED_TOO_LONG
}
