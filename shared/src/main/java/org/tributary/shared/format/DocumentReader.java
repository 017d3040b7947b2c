package org.tributary.shared.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// Walks through one JSON document and takes only the kind of value that is expected, so that what
/// is wrong can be said with the field's name. Stands on a value at any time; every method that
/// takes one looks at that. Not for several threads.
///
/// ```
/// reader.enterObject();
/// while (reader.nextField()) {
///     switch (reader.field()) {
///         case "size" -> size = reader.once(size, reader.number());
///         default -> reader.skip();
///     }
/// }
/// ```
final class DocumentReader {
    private final JsonParser parser;
    private final String what;

    /// Starts at the document's one value.
    ///
    /// @param what what the document is called in a sentence, for instance "The catalog"
    DocumentReader(JsonParser parser, String what) throws IOException {
        this.parser = parser;
        this.what = what;
        if (parser.nextToken() == null) {
            throw new InvalidFormatException(what + " is empty");
        }
    }

    /// Requires that the value is an object, and goes in front of its first field.
    void enterObject() throws IOException {
        require(JsonToken.START_OBJECT, "an object");
    }

    /// Moves to the value of the object's next field; false when it has no more.
    boolean nextField() throws IOException {
        if (parser.nextToken() != JsonToken.FIELD_NAME) {
            return false;
        }
        parser.nextToken();
        return true;
    }

    /// Returns the name of the field whose value the reader stands on.
    String field() throws IOException {
        return parser.currentName();
    }

    /// Requires that the value is a list, and goes in front of its first element.
    void enterList() throws IOException {
        require(JsonToken.START_ARRAY, "a list");
    }

    /// Moves to the list's next element; false when it has no more.
    boolean nextElement() throws IOException {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    String text() throws IOException {
        require(JsonToken.VALUE_STRING, "a text");
        return parser.getText();
    }

    /// Takes a SHA-256 in hexadecimal.
    Sha256 sha256() throws IOException {
        try {
            return Sha256.parse(text());
        } catch (IllegalArgumentException e) {
            throw invalid("is wrong: " + e.getMessage());
        }
    }

    /// Takes a whole number from `least` to `most`, both included.
    long number(long least, long most) throws IOException {
        require(JsonToken.VALUE_NUMBER_INT, "a whole number");
        boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        if (!fits || parser.getLongValue() < least || parser.getLongValue() > most) {
            throw invalid("must be " + least + " to " + most + ", not " + parser.getText());
        }
        return parser.getLongValue();
    }

    /// Passes over a value of any kind.
    void skip() throws IOException {
        parser.skipChildren();
    }

    /// Requires that nothing follows the document's one value.
    void end() throws IOException {
        if (parser.nextToken() != null) {
            throw new InvalidFormatException(what + " has something after its end");
        }
    }

    /// Returns `value`, which a field just gave; `before` is what it gave earlier and must be null.
    <T> T once(T before, T value) throws InvalidFormatException {
        if (before != null) {
            throw invalid("occurs twice");
        }
        return value;
    }

    /// Returns what `field` gave; null stands for a field that never came and is refused.
    <T> T required(String field, T value) throws InvalidFormatException {
        if (value == null) {
            throw invalid("has no \"" + field + "\"");
        }
        return value;
    }

    /// Returns an error about the place the reader is in; `predicate` ends the sentence.
    InvalidFormatException invalid(String predicate) {
        return new InvalidFormatException(what + place() + " " + predicate);
    }

    private void require(JsonToken token, String kind) throws InvalidFormatException {
        if (parser.currentToken() != token) {
            throw invalid("must be " + kind);
        }
    }

    /// Says where the reader is, for instance "'s files/17/size".
    private String place() {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "" : "'s " + RemoteText.shown(pointer.substring(1));
    }
}
