package dev.peregrine.samples.clicks;

import dev.peregrine.Context;
import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;
import java.io.IOException;
import java.util.Optional;

/**
 * Counts clicks by page and minute. The stream is keyed by page, so a page's clicks come in order and one at a time: the first
 * click of a later minute finishes the one before. What comes again, as streams deliver at least once, changes nothing.
 */
public final class ClickCounter implements MessageHandler<Click> {
    private final WindowStore windows;

    /**
     * A counter.
     *
     * @param windows keeps the counts between invocations
     */
    public ClickCounter(WindowStore windows) {
        this.windows = windows;
    }

    @Override
    public void handle(Message<Click> message, Context context) throws IOException {
        Click click = message.body();
        Optional<Window> open = windows.open(click.page());
        if (open.isEmpty()) {
            windows.keep(Window.of(click));
            return;
        }
        if (open.get().isAfter(click)) {
            return; // delivered again, or sent too late: its minute is counted
        }
        Optional<Window> grown = open.get().with(click);
        if (grown.isEmpty()) {
            windows.publish(open.get());
        }
        windows.keep(grown.orElseGet(() -> Window.of(click)));
    }
}
