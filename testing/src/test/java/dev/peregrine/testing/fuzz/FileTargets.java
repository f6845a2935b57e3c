package dev.peregrine.testing.fuzz;

import static dev.peregrine.testing.fuzz.FuzzTarget.utf8;

import dev.peregrine.testing.wire.AzureTrigger;
import dev.peregrine.testing.wire.ClientRequest;
import java.util.Arrays;
import java.util.List;

/** The readers of events in files. */
final class FileTargets {
    /** Bytes. */
    private static final int SMALL = 1_000;

    private FileTargets() {}

    static List<FuzzTarget> all() {
        return List.of(
                FuzzTarget.of("file-request", FileTargets::request, requests())
                        .throwing(IllegalArgumentException.class),
                FuzzTarget.of("file-trigger", FileTargets::trigger, triggers())
                        .throwing(IllegalArgumentException.class));
    }

    /** What was read is the same when it was written and is read again; the allocations of that aren't the reader's. */
    private static void request(byte[] input) {
        ClientRequest read = ClientRequest.fromFile(input);
        if (input.length < SMALL) {
            byte[] written = read.toFile();
            same(written, ClientRequest.fromFile(written).toFile());
        }
    }

    private static void trigger(byte[] input) {
        AzureTrigger read = AzureTrigger.fromFile(input);
        if (input.length < SMALL) {
            byte[] written = read.toFile();
            same(written, AzureTrigger.fromFile(written).toFile());
        }
    }

    private static void same(byte[] written, byte[] again) {
        if (!Arrays.equals(written, again)) {
            throw new AssertionError("not the same when written and read again");
        }
    }

    private static List<byte[]> requests() {
        return utf8(
                "GET / HTTP/1.1\r\n\r\n",
                "POST /a?b=c HTTP/1.1\r\nce-id: 1\r\nContent-Type: application/json\r\n\r\n{\"a\": 1}",
                "PUT /x\nTransfer-Encoding: chunked\nContent-Length: 3\n\nä\n");
    }

    private static List<byte[]> triggers() {
        return utf8(
                "{\"metadata\":{}}",
                "{\"data\":\"ä\",\"metadata\":{\"MessageId\":\"1\",\"Numbers\":[1,-2],\"Texts\":[\"a\"]}}",
                "{\"data\":[{\"utf8\":\"a\"},{\"base64\":\"/w==\"}],\"metadata\":{\"a\":\"{}\"}}");
    }
}
