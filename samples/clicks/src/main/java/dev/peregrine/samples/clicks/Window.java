package dev.peregrine.samples.clicks;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The clicks on one page within one minute. Immutable.
 *
 * @param page the page
 * @param start the minute's beginning
 * @param clickIds the clicks in it; as ids, so that one that is delivered twice counts once
 */
public record Window(String page, Instant start, Set<String> clickIds) {
    private static final Duration LENGTH = Duration.ofMinutes(1);

    /** Copies the set. */
    public Window {
        clickIds = Set.copyOf(clickIds);
    }

    /**
     * The window that a click opens.
     *
     * @param click the click
     * @return the window
     */
    public static Window of(Click click) {
        return new Window(click.page(), start(click), Set.of(click.id()));
    }

    /**
     * This window with one more click.
     *
     * @param click the click
     * @return the window; empty when the click lies in another
     */
    public Optional<Window> with(Click click) {
        if (!start(click).equals(start)) {
            return Optional.empty();
        }
        Set<String> more = new LinkedHashSet<>(clickIds);
        more.add(click.id());
        return Optional.of(new Window(page, start, more));
    }

    /**
     * Whether a click lies before this window.
     *
     * @param click the click
     * @return whether it does
     */
    public boolean isAfter(Click click) {
        return start(click).isBefore(start);
    }

    private static Instant start(Click click) {
        long seconds = LENGTH.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(click.at().getEpochSecond(), seconds) * seconds);
    }
}
