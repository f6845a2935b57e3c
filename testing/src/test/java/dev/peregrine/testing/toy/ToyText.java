package dev.peregrine.testing.toy;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.spi.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queue's text form, as the adapter reads it. Each message begins with a line {@code message <id>}; lines {@code key},
 * {@code try}, {@code header <name>} and {@code body} follow, whose values are in hexadecimal digits but for {@code try}.
 */
final class ToyText {
    private final String id;
    private final List<Object> headers = new ArrayList<>();
    private byte[] body = {};
    private int attempt;
    private @Nullable String key;
    private @Nullable UndecodableException failure;

    private ToyText(String id) {
        this.id = id;
    }

    static List<Item> read(String batch) {
        List<Item> items = new ArrayList<>();
        ToyText open = null;
        for (String line : batch.lines().toList()) {
            String[] words = line.split(" ", 3);
            if (words[0].equals("message") && words.length == 2) {
                if (open != null) {
                    items.add(open.item());
                }
                open = new ToyText(words[1]);
            } else if (open == null) {
                throw new UndecodableException("The batch begins with something else than a message");
            } else {
                open.line(words);
            }
        }
        if (open != null) {
            items.add(open.item());
        }
        return items;
    }

    private void line(String[] words) {
        try {
            switch (words[0]) {
                case "key" -> key = text(words[1]);
                case "try" -> attempt = Integer.parseInt(words[1]);
                case "header" -> {
                    headers.add(text(words[1]));
                    headers.add(HexFormat.of().parseHex(words[2]));
                }
                case "body" -> body = HexFormat.of().parseHex(words[1]);
                default -> throw new IllegalArgumentException("a line of an unknown kind");
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            failure = new UndecodableException("Message " + id + " is malformed", e);
        }
    }

    private static String text(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    private Item item() {
        RawMessage message = RawMessage.bytes(id, body)
                .source("toy")
                .attributes(Attributes.ofPairs(headers))
                .attempt(attempt)
                .orderingKey(key)
                .build();
        return failure == null ? Item.message(message, key) : Item.undecodable(message, key, failure);
    }
}
