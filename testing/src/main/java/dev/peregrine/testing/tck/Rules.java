package dev.peregrine.testing.tck;

import dev.peregrine.testing.Platform;
import java.util.List;

/** What the rules of all groups are tried on. */
interface Rules {
    /** {@return the platforms} */
    List<Platform> platforms();
}
