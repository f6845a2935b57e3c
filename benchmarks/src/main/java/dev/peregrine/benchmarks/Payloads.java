package dev.peregrine.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawMessage;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import dev.peregrine.testing.wire.S3Twin;
import dev.peregrine.testing.wire.SqsTwin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the hosts send in the benchmarks: made by the wire twins, so as the hosts write it. */
final class Payloads {
    /** 600 bytes of JSON. */
    static final byte[] ORDER = order();

    private Payloads() {}

    private static byte[] order() {
        String head =
                "{\"number\":\"A-1071\",\"customer\":\"ada@example.com\",\"quantity\":12,\"express\":true,\"note\":\"";
        String tail = "\"}";
        StringBuilder note = new StringBuilder();
        while (head.length() + note.length() + tail.length() < 600) {
            note.append("Please ring twice. ");
        }
        note.setLength(600 - head.length() - tail.length());
        return (head + note + tail).getBytes(UTF_8);
    }

    /** A browser's submission of an order. */
    static ClientRequest request() {
        return ClientRequest.of("POST", "/orders?source=web")
                .withHeader("Accept", "application/json")
                .withHeader("Accept-Encoding", "gzip, deflate, br")
                .withHeader("Accept-Language", "en-GB,en;q=0.7")
                .withHeader("Content-Type", "application/json")
                .withHeader("Origin", "https://shop.example")
                .withHeader("Cookie", "session=8f14e45fceea167a5a36dedd4bea2543")
                .withHeader("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
                .withBody(ORDER);
    }

    /** The same through an HTTP API, payload 2.0: about 2 KB. */
    static byte[] httpApi() {
        return LambdaTwin.httpApi().event(request());
    }

    /** Ten orders from a queue; the last has a quantity of none, for which handlers fail. */
    static byte[] queue() {
        List<RawMessage> messages = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            String order = new String(ORDER, UTF_8).replace("\"quantity\":12", "\"quantity\":" + (10 - i));
            messages.add(RawMessage.text("m-" + i, order)
                    .attributes(Attributes.empty().with("tenant", "blue"))
                    .publishedTime(Instant.parse("2025-01-15T10:00:00Z"))
                    .build());
        }
        return SqsTwin.standard().event(messages);
    }

    /** A new object in a bucket. */
    static byte[] bucket() {
        return S3Twin.create()
                .event(List.of(ObjectEvent.builder(ObjectEvent.Kind.CREATED, "pictures", "2025/summer holiday.jpg")
                        .size(123_456)
                        .etag("d41d8cd98f00b204e9800998ecf8427e")
                        .time(Instant.parse("2025-01-15T10:00:00Z"))
                        .build()));
    }
}
