package org.tributary.app.ui.common;

import java.util.List;

/// A problem in words: what happened, why, and what can be done.
///
/// @param code stays the same in every language, such as `E05`
/// @param title what happened, without a full stop
/// @param text why, what was done about it already, and what is not lost; whole sentences
/// @param actions what can be done, the best first
public record ProblemText(String code, String title, String text, List<ProblemAction> actions) {
    public ProblemText {
        actions = List.copyOf(actions);
    }

    /// False when nothing needs to be done about it: its buttons, if any, only tell more.
    public boolean isDemanding() {
        return actions.stream().anyMatch(action -> action != ProblemAction.DETAILS);
    }

    /// Returns all of it on one line.
    public String line() {
        return title + ". " + text;
    }
}
