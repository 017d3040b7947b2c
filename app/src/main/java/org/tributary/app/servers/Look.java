package org.tributary.app.servers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tributary.shared.servers.DaemonStatus;
import org.tributary.shared.servers.Survey;
import org.tributary.shared.servers.Survey.Answer;

/// What came of looking at a server.
///
/// @param time when the answer was there
record Look(Survey survey, Optional<DaemonStatus> status, Instant time) {
    /// An answer that took longer is a slow one.
    private static final Duration SLOW = Duration.ofSeconds(1);

    Check check() {
        return new Check(time, result(), survey.took());
    }

    private Check.Result result() {
        return switch (survey.answer()) {
            case Answer.Offers _ ->
                    survey.took().compareTo(SLOW) > 0 ? Check.Result.SLOW : Check.Result.ANSWERS;
            case Answer.Busy _ -> Check.Result.BUSY;
            case Answer.NoCatalog _, Answer.Unusable _ -> Check.Result.NOT_OURS;
            case Answer.NoAnswer _ -> Check.Result.NO_ANSWER;
            case Answer.NotAsked _ -> Check.Result.NOT_ASKED;
        };
    }

    /// True when it answered as servers do that can be used.
    boolean answered() {
        return switch (result()) {
            case ANSWERS, SLOW, BUSY -> true;
            case NOT_OURS, NO_ANSWER, NOT_ASKED -> false;
        };
    }

    /// Returns why it cannot be used, as a part of a sentence.
    Optional<String> problem() {
        return switch (survey.answer()) {
            case Answer.Offers _, Answer.Busy _ -> Optional.empty();
            case Answer.NoCatalog _ -> Optional.of("it has no catalog");
            case Answer.NoAnswer(String reason) -> Optional.of(reason);
            case Answer.NotAsked(String reason) -> Optional.of(reason);
            case Answer.Unusable(String reason, _) -> Optional.of(reason);
        };
    }
}
