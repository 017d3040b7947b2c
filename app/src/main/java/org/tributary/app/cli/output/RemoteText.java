package org.tributary.app.cli.output;

/// Text that came from somewhere else, made fit for a terminal: it can neither move the cursor nor
/// turn the reading direction, and it ends somewhere.
public final class RemoteText {
    private static final int MAX_LENGTH = 200;
    private static final char REPLACEMENT = '\uFFFD';

    private RemoteText() {}

    /// Returns `text` with every control, format and bidirectional character, lone surrogate and
    /// line break replaced, cut to 200 characters.
    public static String safe(String text) {
        return safe(text, MAX_LENGTH);
    }

    /// Like [#safe(String)], for text that our own program composed around remote words and that
    /// may be longer.
    static String safe(String text, int maxLength) {
        if (isPlain(text, maxLength)) {
            return text;
        }
        StringBuilder out = new StringBuilder(Math.min(text.length(), maxLength));
        int taken = 0;
        for (int i = 0; i < text.length(); taken++) {
            if (taken == maxLength) {
                return out.append("...").toString();
            }
            int c = text.codePointAt(i);
            out.appendCodePoint(isHarmless(c) ? c : REPLACEMENT);
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static boolean isPlain(String text, int maxLength) {
        if (text.length() > maxLength) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /// True for characters that only show themselves.
    static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
