package org.tributary.app.ui.common;

/// What can be done about a problem; each is a button beside its text.
public enum ProblemAction {
    TRY_NOW("tryNow"),
    ADD_SERVER("addServer"),
    SWITCH_OFF("switchOff"),
    TRUST_AGAIN("trustAgain"),
    DETAILS("details"),
    CHOOSE_FOLDER("chooseFolder"),
    TRY_AGAIN("tryAgain"),
    START_OVER("startOver"),
    KEEP("keep"),
    REPLACE("replace"),
    CHOOSE_VERSION("chooseVersion"),
    USE_CLOSEST("useClosest"),
    OPEN_IN_BROWSER("openInBrowser"),
    LOG_IN("logIn"),
    FIND("find"),
    DOWNLOAD_AGAIN("downloadAgain");

    private final String key;

    ProblemAction(String key) {
        this.key = "problem.action." + key;
    }

    /// Returns the message key of the button's text; with `.tip` after it that of its tooltip.
    public String key() {
        return key;
    }
}
