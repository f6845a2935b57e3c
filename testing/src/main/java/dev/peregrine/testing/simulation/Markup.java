package dev.peregrine.testing.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes markup that is well-formed as HTML and as XML. Every text and every value of an attribute passes through here and is
 * escaped; elements close in the order in which they were opened.
 */
final class Markup {
    private static final Set<String> VOID = Set.of("meta", "br", "hr", "col");
    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out = new StringBuilder(16_384);
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    Markup open(String element, String... attributes) {
        tag(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /** An element without content. */
    Markup empty(String element, String... attributes) {
        tag(element, attributes);
        if (VOID.contains(element)) {
            out.append(" />");
        } else {
            out.append("></").append(element).append('>');
        }
        return this;
    }

    /** An element that holds a text. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** A line break in the source, where it changes nothing. */
    Markup line() {
        out.append('\n');
        return this;
    }

    /** Our own style sheet, the one thing that isn't escaped: browsers read it as it stands, so it must need no escape. */
    Markup style(String css) {
        if (css.indexOf('<') >= 0 || css.indexOf('&') >= 0) {
            throw new IllegalArgumentException("A style sheet with < or & is read differently as XML and as HTML");
        }
        out.append("<style>").append(css).append("</style>");
        return this;
    }

    private void tag(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(Labels.isPrintable(character) ? character : REPLACEMENT);
            }
        });
    }

    /** The whole document, once everything is closed. */
    String document() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Not closed: " + open);
        }
        return "<!DOCTYPE html>\n" + out + "\n";
    }
}
