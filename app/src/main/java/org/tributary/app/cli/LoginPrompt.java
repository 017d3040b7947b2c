package org.tributary.app.cli;

import java.io.Console;
import java.util.Optional;

/// Asks whoever sits at the terminal for a login. Nothing of it is kept.
interface LoginPrompt {
    /// Returns the name to log in with at `host`; empty when there is nobody to ask or no answer.
    Optional<String> user(String host);

    /// Returns the password of `user` at `host`, which was not shown while it was typed; empty when
    /// there is nobody to ask.
    Optional<String> password(String user, String host);

    /// Asks at the terminal that the program was started from.
    final class AtConsole implements LoginPrompt {
        @Override
        public Optional<String> user(String host) {
            return console()
                    .map(console -> console.readLine("User name for %s: ", host))
                    .filter(name -> !name.isBlank());
        }

        @Override
        public Optional<String> password(String user, String host) {
            return console()
                    .map(console -> console.readPassword("Password for %s at %s: ", user, host))
                    .map(String::new);
        }

        private static Optional<Console> console() {
            return Optional.ofNullable(System.console()).filter(Console::isTerminal);
        }
    }
}
