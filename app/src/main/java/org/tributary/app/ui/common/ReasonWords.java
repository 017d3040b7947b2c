package org.tributary.app.ui.common;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.shared.format.RemoteText;

/// Reasons as the engine and servers give them, fit to end a sentence of ours: the usual ones in the
/// language of the window, others as they came.
public final class ReasonWords {
    /// What the engine says, and the keys of what the window says for it.
    private static final List<Known> KNOWN =
            List.of(
                    known("connection refused", "problem.reason.refused"),
                    known("there is no way to it", "problem.reason.noRoute"),
                    known("its name is not known: (.*)", "problem.reason.unknownName"),
                    known("no connection within (.*)", "problem.reason.noConnection"),
                    known("no answer within (.*)", "problem.reason.noAnswer"),
                    known(
                            "it closed the connection in the middle of an answer",
                            "problem.reason.closed"));

    private final Messages messages;

    public ReasonWords(Messages messages) {
        this.messages = messages;
    }

    private record Known(Pattern pattern, String key) {}

    private static Known known(String pattern, String key) {
        return new Known(Pattern.compile(pattern), key);
    }

    /// Returns the reason without a full stop at its end.
    public String of(String reason) {
        String shown = RemoteText.shown(reason);
        String bare = shown.endsWith(".") ? shown.substring(0, shown.length() - 1) : shown;
        for (Known known : KNOWN) {
            Matcher found = known.pattern().matcher(bare);
            if (found.matches()) {
                return found.groupCount() == 0
                        ? messages.text(known.key())
                        : messages.text(known.key(), found.group(1));
            }
        }
        return bare;
    }
}
