package dev.peregrine.testing;

import java.util.List;

/** Assertions on a reply: those of its response, and on what was logged and thrown behind it. */
public final class HttpReplyAssert extends HttpResponseAssert<HttpReplyAssert> {
    private final HttpReply reply;

    HttpReplyAssert(HttpReply reply) {
        super(reply.response(), HttpReplyAssert.class);
        this.reply = reply;
    }

    @Override
    String shown() {
        StringBuilder text = new StringBuilder(super.shown());
        for (String entry : reply.log()) {
            text.append("\nlogged: ").append(ResponseRepresentation.bounded(entry));
        }
        reply.failure().ifPresent(failure -> text.append("\nthrown: ").append(failure));
        return text.toString();
    }

    /**
     * Checks that the host's logger got an entry.
     *
     * @param texts what one entry must contain, all of them
     * @return this
     */
    public HttpReplyAssert logged(String... texts) {
        if (reply.log().stream().noneMatch(entry -> List.of(texts).stream().allMatch(entry::contains))) {
            throw wrong("Expected a log entry that contains %s".formatted(List.of(texts)));
        }
        return this;
    }

    /**
     * Checks that the host's logger got nothing.
     *
     * @return this
     */
    public HttpReplyAssert loggedNothing() {
        if (!reply.log().isEmpty()) {
            throw wrong("Expected nothing in the log");
        }
        return this;
    }

    /**
     * Checks that the function answered: nothing was thrown at the host, and the host didn't answer by itself.
     *
     * @return this
     */
    public HttpReplyAssert isFromTheFunction() {
        if (reply.isRefusedByHost() || reply.failure().isPresent()) {
            throw wrong("Expected the function to answer, but the host did");
        }
        return this;
    }

    /**
     * Checks that the host answered before the function saw the request.
     *
     * @return this
     */
    public HttpReplyAssert isRefusedByHost() {
        if (!reply.isRefusedByHost()) {
            throw wrong("Expected the host to answer before the function");
        }
        return this;
    }
}
