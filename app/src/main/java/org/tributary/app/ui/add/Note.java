package org.tributary.app.ui.add;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UntrustedWords;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.format.RemoteText;

/// What is said of one line, and what can be done about it.
///
/// @param arguments for the words; text among them may come from outside
record Note(Remark remark, List<Object> arguments, Optional<Way> way) {
    Note {
        arguments = List.copyOf(arguments);
    }

    static Note of(Remark remark, Object... arguments) {
        return new Note(remark, List.of(arguments), Optional.empty());
    }

    Note with(Way out) {
        return new Note(remark, arguments, Optional.of(out));
    }

    String sentence(Messages messages) {
        Object[] shown =
                arguments.stream()
                        .map(argument ->
                                switch (argument) {
                                    case String text -> RemoteText.shown(text);
                                    case Untrusted why -> new UntrustedWords(messages).reason(why);
                                    default -> argument;
                                })
                        .toArray();
        return messages.text(remark.key(), shown);
    }

    /// A way out that a button beside the words offers.
    sealed interface Way {
        /// Write this in place of the line.
        record Replace(String line) implements Way {}

        /// Give a name and password.
        record LogIn() implements Way {}

        /// Download it all the same.
        record Anyway() implements Way {}

        /// Put it into the servers list.
        record AddServers(String text) implements Way {}

        /// Fetch what the copy lacks.
        record Repair(Path file) implements Way {}
    }
}
