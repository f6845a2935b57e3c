package dev.peregrine.testing;

import dev.peregrine.TypeRef;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.json.JsonCodec;
import dev.peregrine.testing.Recorder.Note;
import dev.peregrine.testing.Recorder.What;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of an invocation with a payload: the answer, or a failure. Immutable. */
public final class InvokeReply {
    private final byte[] bytes;
    private final @Nullable Throwable failure;
    private final @Nullable HttpResponse response;
    private final List<String> log;
    private final List<Note> notes;

    private InvokeReply(
            byte[] bytes,
            @Nullable Throwable failure,
            @Nullable HttpResponse response,
            List<String> log,
            List<Note> notes) {
        this.bytes = bytes;
        this.failure = failure;
        this.response = response;
        this.log = log;
        this.notes = notes;
    }

    static InvokeReply answered(byte[] bytes, List<String> log) {
        return new InvokeReply(bytes, null, null, List.copyOf(log), List.of());
    }

    static InvokeReply failed(Throwable failure, List<String> log) {
        return new InvokeReply(new byte[0], failure, null, List.copyOf(log), List.of());
    }

    static InvokeReply of(HttpReply reply) {
        return new InvokeReply(reply.bytes(), reply.failure().orElse(null), reply.response(), reply.log(), List.of());
    }

    /** This reply, of a function whose handler calls have been watched. */
    InvokeReply noted(List<Note> more) {
        List<Note> all = new ArrayList<>(notes);
        all.addAll(more);
        return new InvokeReply(bytes, failure, response, log, List.copyOf(all));
    }

    /** What has been noted of handler calls. */
    List<Note> notes() {
        return notes;
    }

    /** This reply, of a function that put events into a parking output of the host. */
    InvokeReply withParked(List<String> ids) {
        return noted(ids.stream().map(id -> new Note(id, What.PARKED)).toList());
    }

    /**
     * Whether the invocation failed: the function threw, or answered over HTTP with a status of 400 or more.
     *
     * @return whether it did
     */
    public boolean hasFailed() {
        return failure != null || (response != null && response.status() >= 400);
    }

    /**
     * What the entry point threw at the host, unwrapped.
     *
     * @return the exception; empty when the function answered, and for failures that HTTP carries
     */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * The HTTP response that carried the answer or the failure, on hosts without direct invocations.
     *
     * @return the response, empty for a direct invocation
     */
    public Optional<HttpResponse> response() {
        return Optional.ofNullable(response);
    }

    /**
     * The answer.
     *
     * @return a copy; what a failure carries over HTTP, else nothing
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * The answer as text.
     *
     * @return the text
     */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * The answer read as JSON.
     *
     * @param type what to read it as
     * @param <T> what to read it as
     * @return the value
     * @throws dev.peregrine.json.JsonException when it isn't JSON or doesn't fit
     */
    public <T> T json(Class<T> type) {
        return JsonCodec.light().read(bytes, type);
    }

    /**
     * As {@link #json(Class)}, for types such as {@code List<Order>}.
     *
     * @param type what to read it as
     * @param <T> what to read it as
     * @return the value
     * @throws dev.peregrine.json.JsonException when it isn't JSON or doesn't fit
     */
    public <T> T json(TypeRef<T> type) {
        return JsonCodec.light().read(bytes, type);
    }

    /**
     * What the function wrote to the host's logger, as for {@link HttpReply#log}.
     *
     * @return the entries in their order
     */
    public List<String> log() {
        return log;
    }

    /**
     * The events that the function has done: their handler calls returned. Known of events that were handed over by
     * {@link CloudApp#event(String, byte[])}.
     *
     * @return their ids, as the handler sees them and in the order of its calls
     */
    public List<String> done() {
        return ids(What.COMPLETED);
    }

    /**
     * The events that the function has been called with and has failed on, known as above.
     *
     * @return their ids
     */
    public List<String> failed() {
        return ids(What.FAILED);
    }

    /**
     * The events that were put into a parking place or an output of the host, known as above.
     *
     * @return their ids
     */
    public List<String> parked() {
        return ids(What.PARKED);
    }

    private List<String> ids(What what) {
        return notes.stream()
                .filter(note -> note.what() == what && !note.id().isEmpty())
                .map(Note::id)
                .toList();
    }

    @Override
    public String toString() {
        return failure != null ? "failed: " + failure : response != null ? response.toString() : "answered";
    }
}
