package dev.peregrine.json;

import java.util.ArrayList;
import java.util.List;

/** Tells a place in JSON, by reading it again from the beginning: only failures ask. */
final class Place {
    private static final Object NOWHERE = new Object();

    private Place() {}

    /**
     * The pointer (RFC 6901) of the token that begins at a place.
     *
     * @param again on no token yet, and refusing nothing that it has read before
     */
    static String of(Utf8Tokens again, int start) {
        // of each object or array the name or the index within it
        List<Object> path = new ArrayList<>();
        boolean isRoot = true;
        while (again.stop() <= start && (isRoot || !path.isEmpty()) && again.next() != Tokens.NONE) {
            isRoot = false;
            int token = again.token();
            int last = path.size() - 1;
            if (token == Tokens.NAME) {
                path.set(last, again.name());
            } else if (token == Tokens.END_OBJECT || token == Tokens.END_ARRAY) {
                path.remove(last);
            } else {
                if (last >= 0 && path.get(last) instanceof Integer index) {
                    path.set(last, index + 1);
                }
                if (token == Tokens.OBJECT || token == Tokens.ARRAY) {
                    path.add(token == Tokens.OBJECT ? NOWHERE : Integer.valueOf(-1));
                }
            }
        }
        StringBuilder pointer = new StringBuilder();
        for (Object step : path) {
            if (step != NOWHERE && !step.equals(-1)) {
                pointer.append('/').append(Failures.escaped(step.toString()));
            }
        }
        return pointer.toString();
    }

    /** Says where a document ceases to be JSON. */
    static String lineAndColumn(byte[] json, int begin, int position) {
        int line = 1;
        int start = begin;
        for (int i = begin; i < position; i++) {
            boolean half = json[i] == '\r' && i + 1 < position && json[i + 1] == '\n';
            if ((json[i] == '\n' || json[i] == '\r') && !half) {
                line++;
                start = i + 1;
            }
        }
        return "line " + line + ", column " + (position - start + 1);
    }
}
