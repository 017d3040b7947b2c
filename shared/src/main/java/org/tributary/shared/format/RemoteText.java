package org.tributary.shared.format;

/// Makes text from outside fit to be shown: in messages, logs and events.
public final class RemoteText {
    /// Most characters shown of one text.
    public static final int MAX_SHOWN = 200;

    private static final char REPLACEMENT = '\uFFFD';
    private static final String ELLIPSIS = "\u2026";

    private RemoteText() {}

    /// Returns `text` with control, format and direction-changing characters, line breaks and lone
    /// surrogates replaced by U+FFFD, and cut to [#MAX_SHOWN] characters.
    public static String shown(String text) {
        return shown(text, MAX_SHOWN);
    }

    /// Does the same with another limit, for a sentence of ours that has remote words in it.
    public static String shown(String text, int maxLength) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), maxLength));
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            if (out.length() + Character.charCount(c) > maxLength) {
                out.setLength(maxLength - 1);
                if (Character.isHighSurrogate(out.charAt(out.length() - 1))) {
                    out.setLength(out.length() - 1);
                }
                return out.append(ELLIPSIS).toString();
            }
            out.appendCodePoint(isHarmless(c) ? c : REPLACEMENT);
            at += Character.charCount(c);
        }
        return out.toString();
    }

    /// True for characters that show themselves and change nothing else on the line.
    public static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
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
