package org.tributary.app.ui.main;

import org.tributary.app.servers.Servers;
import org.tributary.app.ui.common.Messages;

/// Says what came of adding servers.
final class ServersAdded {
    private ServersAdded() {}

    static String sentence(Messages messages, Servers.Added added) {
        StringBuilder sentence =
                new StringBuilder(
                        messages.text(
                                "main.servers.added", added.servers().size(), added.known()));
        if (!added.problems().isEmpty()) {
            sentence.append(' ')
                    .append(
                            messages.text(
                                    "main.servers.skipped",
                                    added.problems().size(),
                                    added.problems().getFirst().text()));
        }
        return sentence.toString();
    }
}
