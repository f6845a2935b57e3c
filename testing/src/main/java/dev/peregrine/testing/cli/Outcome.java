package dev.peregrine.testing.cli;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.json.JsonCodec;
import dev.peregrine.json.JsonException;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.InvokeReply;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

/** What came of an invocation, told to people and by an exit code. */
final class Outcome {
    private static final int FIRST_ERROR_STATUS = 400;

    /** A partial answer of AWS. */
    record Partial(Optional<List<Item>> batchItemFailures) {}

    /** One of its items; Kafka names them by an object. */
    record Item(Object itemIdentifier) {}

    private final Terminal terminal;
    private final InvokeReply reply;
    private final Optional<HttpResponse> response;
    private final List<Item> reported;

    Outcome(Terminal terminal, Cloud cloud, InvokeReply reply) {
        this.terminal = terminal;
        this.reply = reply;
        this.response = reply.response().or(() -> response(cloud, reply));
        this.reported = Sources.isCalled(cloud) || response.isPresent() ? List.of() : reported(reply);
    }

    /** What a client behind one of AWS's front ends gets. */
    private static Optional<HttpResponse> response(Cloud cloud, InvokeReply reply) {
        return LambdaTwin.all().stream()
                .filter(twin -> twin.name().equals(cloud.name()) && !reply.hasFailed())
                .findFirst()
                .map(twin -> twin.response(ClientRequest.of("GET", "/"), reply.bytes()));
    }

    private static List<Item> reported(InvokeReply reply) {
        try {
            return JsonCodec.light()
                    .read(reply.bytes(), Partial.class)
                    .batchItemFailures()
                    .orElse(List.of());
        } catch (JsonException noPartialAnswer) {
            return List.of();
        }
    }

    /** Prints all and returns the exit code. */
    int print(boolean raw, boolean stackTrace) {
        if (response.isPresent() && !raw) {
            print(response.get());
        } else if (reply.bytes().length > 0) {
            terminal.print(reply.bytes());
            terminal.print("\n");
        }
        for (String entry : reply.log()) {
            terminal.plain(stackTrace ? entry : withoutInnerFrames(entry));
        }
        ids("done", "green", reply.done());
        ids("failed", "red", reply.failed());
        ids("parked", "yellow", reply.parked());
        ids(
                "reported to the host as failed",
                "red",
                reported.stream()
                        .map(item -> String.valueOf(item.itemIdentifier()))
                        .toList());
        reply.failure().ifPresent(failure -> {
            terminal.note("@|red The invocation failed:|@ " + escaped(failure.toString()));
            if (stackTrace) {
                StringWriter trace = new StringWriter();
                failure.printStackTrace(new PrintWriter(trace, true));
                terminal.plain(trace.toString().stripTrailing());
            }
        });
        boolean succeeded = hasSucceeded();
        terminal.note(succeeded ? "@|bold,green Succeeded.|@" : "@|bold,red Failed.|@");
        return succeeded ? 0 : 1;
    }

    /** A log entry whose stack traces end where they enter the library. */
    private static String withoutInnerFrames(String entry) {
        StringBuilder kept = new StringBuilder();
        boolean inner = false;
        for (String line : entry.split("\n", -1)) {
            boolean frame = line.startsWith("\tat ") || line.startsWith("\t...");
            boolean entered = frame && (inner || line.startsWith("\tat dev.peregrine.spi."));
            if (entered && !inner) {
                kept.append("\t...\n");
            } else if (!entered) {
                kept.append(line).append('\n');
            }
            inner = entered;
        }
        return kept.toString().stripTrailing();
    }

    private boolean hasSucceeded() {
        boolean refused = response.isPresent() && response.get().status() >= FIRST_ERROR_STATUS;
        return !reply.hasFailed()
                && !refused
                && reply.failed().isEmpty()
                && reply.parked().isEmpty()
                && reported.isEmpty();
    }

    private void print(HttpResponse answer) {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(answer.status()).append('\n');
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append('\n'));
        terminal.print(head.append('\n').toString());
        byte[] body = answer.body().bytes();
        if (body.length > 0) {
            terminal.print(body);
            terminal.print("\n");
        }
    }

    private void ids(String what, String colour, List<String> ids) {
        if (!ids.isEmpty()) {
            terminal.note("@|" + colour + " " + what + ":|@ " + escaped(String.join(", ", ids)));
        }
    }

    /** Others' text within markup. */
    private static String escaped(String text) {
        return text.replace("@|", "@ |");
    }
}
