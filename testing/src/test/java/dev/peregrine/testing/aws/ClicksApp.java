package dev.peregrine.testing.aws;

import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;

/** Functions for the records of a stream, run in AWS's runtime client; the page "dodo" can't be counted. */
public final class ClicksApp implements FunctionApp {
    record Click(String page) {}

    /** What the counter throws. */
    static final class Uncountable extends Exception {
        private static final long serialVersionUID = 1L;

        Uncountable(String page) {
            super("No counter for " + page);
        }
    }

    static final class Counter implements MessageHandler<Click> {
        @Override
        public void handle(Message<Click> message, Context context) throws Uncountable {
            if (message.body().page().equals("dodo")) {
                throw new Uncountable(message.body().page());
            }
        }
    }

    @Override
    public void define(Functions f) {
        f.messages("clicks", Click.class, Counter::new).partialFailures();
        f.messages("all-or-nothing", Click.class, Counter::new);
    }
}
