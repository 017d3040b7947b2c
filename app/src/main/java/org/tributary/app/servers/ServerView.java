package org.tributary.app.servers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tributary.shared.servers.DaemonStatus;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.WrongData;

/// All that is known of one server now. Immutable.
///
/// @param checks the newest 60 looks at it, oldest first
/// @param answerTime how long it took to answer lately
/// @param bytesPerSecond what it sends now, to all downloads
/// @param connections requests in flight to it
/// @param bytes what it sent since the program began
/// @param status what a daemon says of itself
/// @param files how many files it offers, when it lists them
/// @param failures looks and requests it failed at since the program began
/// @param lastError the newest reason it could not be used, in a sentence
/// @param wrongData the newest evidence that it sent wrong data, however it is now, unless it is
/// trusted again
/// @param addedFrom where the list names it, such as `servers.txt, line 3`
public record ServerView(
        Server server,
        ServerHealth health,
        List<Check> checks,
        Optional<Duration> answerTime,
        double bytesPerSecond,
        int connections,
        long bytes,
        Optional<DaemonStatus> status,
        OptionalInt files,
        int failures,
        Optional<String> lastError,
        Optional<Instant> lastCheck,
        Optional<WrongData> wrongData,
        String addedFrom) {
    /// Most looks remembered.
    public static final int MOST_CHECKS = 60;

    public ServerView {
        checks = List.copyOf(checks);
    }

    public String id() {
        return server.id();
    }

    /// True when its bytes can be had now or soon.
    public boolean isUsable() {
        return health.isUsable();
    }

    /// True when it answers, whether or not its bytes are wanted.
    public boolean answers() {
        return switch (health) {
            case ServerHealth.Answers _,
                    ServerHealth.Slow _,
                    ServerHealth.Busy _,
                    ServerHealth.SentWrong _ ->
                    true;
            case ServerHealth.Quarantined _, ServerHealth.LeftOut _ -> hasAnsweredLast();
            case ServerHealth.NotAskedYet _, ServerHealth.NoAnswer _, ServerHealth.SwitchedOff _ ->
                    false;
        };
    }

    private boolean hasAnsweredLast() {
        return !checks.isEmpty()
                && switch (checks.getLast().result()) {
                    case ANSWERS, SLOW, BUSY, NOT_OURS -> true;
                    case NO_ANSWER, NOT_ASKED -> false;
                };
    }

    /// True when it sent wrong data and is not used until somebody trusts it again.
    public boolean isSetAside() {
        return health instanceof ServerHealth.Quarantined;
    }

    /// Returns the evidence of wrong data that it sent and that is held against it.
    public Optional<WrongData> evidence() {
        return health instanceof ServerHealth.Quarantined wrong
                ? Optional.of(wrong.evidence())
                : wrongData;
    }

    public boolean isSwitchedOff() {
        return health instanceof ServerHealth.SwitchedOff;
    }
}
