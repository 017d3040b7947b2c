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
                            "problem.reason.closed"),
                    known("it is switched off", "problem.reason.switchedOff"),
                    known("it could not be asked", "problem.reason.notAsked"),
                    known("it does not have it", "problem.reason.noFile"),
                    known("it has no catalog", "problem.reason.noCatalog"),
                    known(
                            "it offers another version|another version is there now|the file there is not the same any more",
                            "problem.reason.otherVersion"),
                    known("it wants a log-in \\(401\\)", "problem.reason.wantsLogin"),
                    known("it denies access \\(403\\)", "problem.reason.denies"),
                    known("it refuses \\((.*)\\)", "problem.reason.refuses"),
                    known("it answered ([0-9]+)", "problem.reason.answered"),
                    known(
                            "it answered ([0-9]+) for the manifest",
                            "problem.reason.answeredManifest"),
                    known(
                            "its manifest is not the one it announced",
                            "problem.reason.otherManifest"),
                    known("its manifest is of another file", "problem.reason.manifestOfOther"),
                    known("it sends only encoded bytes", "problem.reason.encoded"),
                    known("its compressed copy is no shorter", "problem.reason.noShorter"),
                    known("its answer to a range makes no sense", "problem.reason.badRange"),
                    known("it sent another range than it was asked", "problem.reason.otherRange"),
                    known("its answer is not as long as it says", "problem.reason.otherLength"),
                    known("it sent less than it announced", "problem.reason.less"),
                    known("it sends nothing any more", "problem.reason.stopped"),
                    known("it is busy", "problem.reason.busy"),
                    known("the connection broke", "problem.reason.broke"),
                    known("the connection broke: (.*)", "problem.reason.brokeBy"),
                    known("its answer is not right HTTP", "problem.reason.notHttp"),
                    known("its catalog is not right: (.*)", "problem.reason.badCatalog"),
                    known(
                            "every server that could still give it is switched off",
                            "problem.reason.allOff"),
                    known("no server has it any more", "problem.reason.nobodyHas"),
                    known("access denied", "problem.reason.accessDenied"),
                    known("Read-only file system", "problem.reason.readOnly"),
                    known("it is not a file that can be read", "problem.reason.notAFile"),
                    known("it is a link that leads nowhere", "problem.reason.linkNowhere"),
                    known(
                            "this is not a server; write host:port, \\[v6\\]:port or an http URL",
                            "problem.reason.notServer"),
                    known("this has no host", "problem.reason.noHost"),
                    known(
                            "this has a \\? or #; write the URL where the server.s tree starts",
                            "problem.reason.hasQuery"),
                    known("this is not a valid URL", "problem.reason.badUrl"));

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
