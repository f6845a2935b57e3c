package dev.peregrine.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonTokenId;
import java.io.IOException;

/** The tokens of a parser of Jackson's, from the one it stands on. */
final class JacksonTokens extends Tokens {
    private final JsonParser parser;

    JacksonTokens(JsonParser parser) {
        this.parser = parser;
    }

    @Override
    int token() {
        return switch (parser.currentTokenId()) {
            case JsonTokenId.ID_START_OBJECT -> OBJECT;
            case JsonTokenId.ID_END_OBJECT -> END_OBJECT;
            case JsonTokenId.ID_START_ARRAY -> ARRAY;
            case JsonTokenId.ID_END_ARRAY -> END_ARRAY;
            case JsonTokenId.ID_FIELD_NAME -> NAME;
            case JsonTokenId.ID_STRING -> STRING;
            case JsonTokenId.ID_NUMBER_INT -> WHOLE;
            case JsonTokenId.ID_NUMBER_FLOAT -> REAL;
            case JsonTokenId.ID_TRUE -> TRUE;
            case JsonTokenId.ID_FALSE -> FALSE;
            case JsonTokenId.ID_NULL -> NULL;
            default -> NONE;
        };
    }

    @Override
    int next() throws IOException {
        parser.nextToken();
        return token();
    }

    @Override
    void skip() throws IOException {
        parser.skipChildren();
    }

    @Override
    String name() throws IOException {
        return parser.currentName();
    }

    @Override
    boolean isName(String name) throws IOException {
        return name.equals(parser.currentName());
    }

    @Override
    String text() throws IOException {
        return parser.getText();
    }

    @Override
    void finish() throws IOException {
        parser.finishToken();
    }

    @Override
    JsonException at(String detail) {
        return JacksonText.at(parser, detail);
    }

    @Override
    JsonException missing(String name) {
        // At its end the object's own context is gone already: the parent's points at the object.
        return new JsonException(
                JacksonText.pointer(parser.getParsingContext()) + "/" + Failures.escaped(name), "missing");
    }
}
