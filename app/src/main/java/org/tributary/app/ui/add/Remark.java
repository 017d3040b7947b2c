package org.tributary.app.ui.add;

import java.util.Locale;

/// All that can be said of a line, or of what was dropped. The words are in the bundle under
/// [#key()].
enum Remark {
    /// It is being asked about.
    CHECKING(Tone.QUIET),
    /// It has a SHA-256 that it will be compared with.
    PROVED(Tone.GOOD),
    /// Nobody says what it must hash to.
    UNPROVED(Tone.QUIET),
    /// Its server sends it only as a whole.
    NO_RANGES(Tone.CAREFUL),
    /// Its server does not say how big it is.
    UNKNOWN_SIZE(Tone.CAREFUL),
    /// Servers offer different contents under its name.
    DISAGREE(Tone.CAREFUL),
    /// Its server is busy.
    BUSY(Tone.CAREFUL),
    /// Its server does not answer.
    NO_ANSWER(Tone.CAREFUL),
    /// It is one of several links to one file.
    SAME_FILE(Tone.QUIET),
    /// The link leads to a page for browsers.
    WEB_PAGE(Tone.CAREFUL),
    /// The page is fetched all the same.
    WEB_PAGE_ANYWAY(Tone.QUIET),
    LOGIN_NEEDED(Tone.CAREFUL),
    LOGIN_WRONG(Tone.BAD),
    DENIED(Tone.BAD),
    /// Its server does not prove who it is.
    INSECURE(Tone.BAD),
    /// Its server does not have it.
    NOT_FOUND(Tone.BAD),
    REFUSED(Tone.BAD),
    UNKNOWN_SCHEME(Tone.BAD),
    NOT_A_LINK(Tone.BAD),
    NOT_OUR_LINK(Tone.BAD),
    /// No server offers a file of that name.
    NOT_OFFERED(Tone.BAD),
    NOT_OFFERED_CLOSEST(Tone.BAD),
    /// There are no catalogs to look in yet.
    NO_CATALOG(Tone.BAD),
    /// Several files have that name.
    SEVERAL(Tone.BAD),
    NO_FOLDER(Tone.BAD),
    BAD_NAME(Tone.BAD),
    /// It is a server, not a file.
    SERVER(Tone.QUIET),
    SERVERS_LIST(Tone.QUIET),
    /// It is a file on this machine that may be a copy of one that servers offer.
    COPY_HERE(Tone.QUIET),
    /// It names a file on this machine that is not there.
    NO_FILE(Tone.BAD),
    FOLDER_HERE(Tone.BAD),
    CANNOT_READ(Tone.BAD),
    TOO_BIG(Tone.BAD),
    NOT_METALINK(Tone.BAD),
    /// A document or link file that leads to nothing.
    NO_LINK_INSIDE(Tone.BAD),
    NO_LINK_IN_TEXT(Tone.BAD),
    /// A drop of links and files together.
    MIXED_DROP(Tone.CAREFUL),
    TOO_MANY(Tone.CAREFUL);

    /// How serious it is.
    enum Tone {
        QUIET,
        GOOD,
        CAREFUL,
        BAD
    }

    private final Tone tone;

    Remark(Tone tone) {
        this.tone = tone;
    }

    Tone tone() {
        return tone;
    }

    String key() {
        StringBuilder key = new StringBuilder("add.remark.");
        boolean capital = false;
        for (char c : name().toLowerCase(Locale.ROOT).toCharArray()) {
            if (c == '_') {
                capital = true;
            } else {
                key.append(capital ? Character.toUpperCase(c) : c);
                capital = false;
            }
        }
        return key.toString();
    }
}
