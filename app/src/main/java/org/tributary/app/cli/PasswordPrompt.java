package org.tributary.app.cli;

import java.io.Console;
import java.util.Optional;

/// Asks the user for a password; what is typed is neither shown nor kept.
interface PasswordPrompt {
    /// Returns the password for `user` at `host`, or empty when there is nobody to ask.
    Optional<String> ask(String user, String host);

    /// Asks at the terminal the program was started from.
    static Optional<String> atConsole(String user, String host) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return Optional.empty();
        }
        char[] password = console.readPassword("Password for %s at %s: ", user, host);
        return password == null ? Optional.empty() : Optional.of(new String(password));
    }
}
