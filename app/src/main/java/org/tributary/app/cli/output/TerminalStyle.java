package org.tributary.app.cli.output;

import org.tributary.shared.transfer.SegmentStates.State;

/// Which glyphs and colours a terminal can show. Every state has a glyph of its own, so colour only
/// repeats what is said.
///
/// @param unicode whether its encoding has block elements
/// @param colours whether colours are wanted (no `NO_COLOR`)
public record TerminalStyle(boolean unicode, boolean colours) {
    private static final String ESC = "\u001b[";

    char glyph(State state) {
        return switch (state) {
            case TO_DO -> unicode ? '░' : '.';
            case DOWNLOADING -> unicode ? '▒' : '>';
            case CHECKING -> unicode ? '▓' : '=';
            case VERIFIED -> unicode ? '█' : '#';
            case RETRYING -> unicode ? '▚' : '~';
            case FAILED -> unicode ? '×' : 'X';
        };
    }

    String colour(State state) {
        return switch (state) {
            case TO_DO -> code("0;90");
            case DOWNLOADING -> code("0;36");
            case CHECKING -> code("0;35");
            case VERIFIED -> code("0;32");
            case RETRYING -> code("0;33");
            case FAILED -> code("0;31");
        };
    }

    String plain() {
        return code("0");
    }

    String strong(String text) {
        return code("1") + text + plain();
    }

    String bad(String text) {
        return code("31") + text + plain();
    }

    String faint(String text) {
        return code("90") + text + plain();
    }

    private String code(String numbers) {
        return colours ? ESC + numbers + "m" : "";
    }
}
