package org.tributary.app.ui.controls;

import java.util.Locale;
import javafx.scene.paint.Color;
import org.tributary.shared.transfer.SegmentStates.State;

/// The colours that are painted with. Each is a CSS property of [Painted], so that theme and settings
/// decide on it.
enum Ink {
    VERIFIED("#1a7f37"),
    ACTIVE("#0969da"),
    /// Bytes that are here but not proved, of a segment that nobody is sending.
    HELD("#80ccff"),
    CHECKING("#8250df"),
    RETRYING("#9a6700"),
    FAILED("#cf222e"),
    TO_DO("#eaeef2"),
    TO_DO_LINE("#848d97"),
    /// Marks on top of the other colours, and what shows between cells.
    GROUND("#ffffff"),
    TEXT("#24292f"),
    MUTED("#57606a"),
    LINE("#d0d7de"),
    FLASH("#fb8f44"),
    SERVER_1("#4258c9"),
    SERVER_2("#fba71b"),
    SERVER_3("#41a9c9"),
    SERVER_4("#c84164"),
    SERVER_5("#57b757"),
    SERVER_6("#9a42c8"),
    SERVER_7("#f3622d"),
    SERVER_8("#888888");

    /// So many servers have a colour of their own.
    static final int SERVERS = 8;

    private final Color usual;

    Ink(String usual) {
        this.usual = Color.web(usual);
    }

    /// What it is when no style sheet says otherwise.
    Color usual() {
        return usual;
    }

    String property() {
        return "-paint-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Ink of(State state) {
        return switch (state) {
            case TO_DO -> TO_DO;
            case DOWNLOADING -> ACTIVE;
            case CHECKING -> CHECKING;
            case VERIFIED -> VERIFIED;
            case RETRYING -> RETRYING;
            case FAILED -> FAILED;
        };
    }

    /// Returns the colour of a server, by its index; those beyond the eighth begin again.
    static Ink ofServer(int server) {
        return values()[SERVER_1.ordinal() + server % SERVERS];
    }
}
