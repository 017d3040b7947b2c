package org.tributary.shared.servers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tributary.shared.client.Untrusted;

/// What is known of a server now.
public sealed interface ServerHealth {
    /// Nothing was asked of it yet.
    record NotAskedYet() implements ServerHealth {}

    /// It answers; `answerTime` is the newest time to the first byte.
    record Answers(Duration answerTime) implements ServerHealth {}

    /// It answers, but so slowly that others take work over from it.
    record Slow(Duration answerTime) implements ServerHealth {}

    /// It said that it is busy; it is left alone until `until`.
    record Busy(Instant until) implements ServerHealth {}

    /// It has not answered since `since`; it is asked again at `nextTry`. `reason` is a sentence.
    record NoAnswer(Instant since, Instant nextTry, String reason) implements ServerHealth {}

    /// It answers, but sent wrong bytes. It is still used, as nobody else has shown the right ones.
    record SentWrong(WrongData evidence) implements ServerHealth {}

    /// It sent wrong bytes and is not used until somebody trusts it again.
    record Quarantined(WrongData evidence) implements ServerHealth {}

    /// It answers but cannot help with this download; `reason` is a sentence.
    ///
    /// @param untrusted why, when it is that it does not prove who it is
    record LeftOut(String reason, Optional<Untrusted> untrusted) implements ServerHealth {
        public LeftOut(String reason) {
            this(reason, Optional.empty());
        }

        public LeftOut(Untrusted untrusted) {
            this(untrusted.reason(), Optional.of(untrusted));
        }
    }

    /// Switched off by the user.
    record SwitchedOff() implements ServerHealth {}

    /// True when its bytes can be had now or soon.
    default boolean isUsable() {
        return switch (this) {
            case Answers _, Slow _, Busy _, SentWrong _ -> true;
            case NotAskedYet _, NoAnswer _, Quarantined _, LeftOut _, SwitchedOff _ -> false;
        };
    }
}
