package org.tributary.app.ui.common;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.downloads.Problem;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.servers.ServerHealth;
import org.tributary.shared.servers.WrongData;
import org.tributary.shared.transfer.DownloadEvent;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.Obstacle;
import org.tributary.shared.transfer.SegmentStates.State;
import org.tributary.shared.transfer.Wait;

/// Puts what stands in a download's way into words.
public final class ProblemWords {
    private static final int SHORT_HASH = 12;

    private final Messages messages;
    private final ReasonWords reasons;
    private final Format format;

    public ProblemWords(Messages messages, Format format) {
        this.messages = messages;
        reasons = new ReasonWords(messages);
        this.format = format;
    }

    /// Returns why a download failed.
    ///
    /// @param closest the name that may have been meant, when nobody offers the one asked for
    public ProblemText of(Problem problem, Optional<String> closest) {
        return problem.obstacle() instanceof Obstacle.Insecure(Untrusted untrusted)
                ? insecure(untrusted, Optional.of(problem.time()), ProblemAction.TRY_AGAIN)
                : of(problem.obstacle(), closest);
    }

    /// Returns why a download failed.
    public ProblemText of(Obstacle obstacle) {
        return of(obstacle, Optional.empty());
    }

    /// Returns why a download failed.
    ///
    /// @param closest the name that may have been meant, when nobody offers the one asked for
    public ProblemText of(Obstacle obstacle, Optional<String> closest) {
        return switch (obstacle) {
            case Obstacle.NotOffered missing -> notOffered(missing.name(), closest);
            case Obstacle.NoServers _ ->
                    text("E17", "noServers", ProblemAction.ADD_SERVER, ProblemAction.TRY_AGAIN);
            case Obstacle.NobodyAnswers _ ->
                    text("E02", "nobodyAnswers", ProblemAction.TRY_AGAIN, ProblemAction.ADD_SERVER);
            case Obstacle.AllSetAside _ ->
                    text("E04", "allSetAside", ProblemAction.TRUST_AGAIN, ProblemAction.ADD_SERVER);
            case Obstacle.Disagree disagree ->
                    text("E08", "disagree", of(disagree.servers()), ProblemAction.CHOOSE_VERSION);
            case Obstacle.WrongEverywhere wrong ->
                    new ProblemText(
                            "E04",
                            title("wrongEverywhere", wrong.segment() + 1),
                            words("wrongEverywhere", list(wrong.servers())),
                            List.of(ProblemAction.TRY_AGAIN, ProblemAction.ADD_SERVER));
            case Obstacle.WrongWhole wrong ->
                    text(
                            "E18",
                            "wrongWhole",
                            of(brief(wrong.got()), brief(wrong.expected())),
                            ProblemAction.START_OVER);
            case Obstacle.UnusableDescription useless ->
                    text(
                            "E19",
                            "description",
                            of(reasons.of(useless.reason())),
                            ProblemAction.TRY_AGAIN);
            case Obstacle.LoginNeeded login ->
                    text("E11", "loginNeeded", of(shown(login.server())), ProblemAction.LOG_IN);
            case Obstacle.Denied denied ->
                    text(
                            "E11",
                            "denied",
                            of(shown(denied.server())),
                            ProblemAction.LOG_IN,
                            ProblemAction.TRY_AGAIN);
            case Obstacle.Insecure(Untrusted untrusted) ->
                    insecure(untrusted, Optional.empty(), ProblemAction.TRY_AGAIN);
            case Obstacle.WebPage page ->
                    text(
                            "E10",
                            "webPage",
                            of(shown(page.uri().getHost())),
                            ProblemAction.OPEN_IN_BROWSER);
            case Obstacle.NotFound missing ->
                    text("E09", "notFound", of(shown(missing.server())), ProblemAction.TRY_AGAIN);
            case Obstacle.Refused refused ->
                    text(
                            "E11",
                            "refused",
                            of(reasons.of(refused.reason())),
                            ProblemAction.TRY_AGAIN);
            case Obstacle.Changed _ ->
                    text("E07", "changed", ProblemAction.START_OVER, ProblemAction.KEEP);
            case Obstacle.TargetExists exists ->
                    text(
                            "E06",
                            "targetExists",
                            of(shown(exists.target())),
                            ProblemAction.CHOOSE_FOLDER,
                            ProblemAction.REPLACE);
            case Obstacle.TargetIsFolder folder ->
                    text(
                            "E06",
                            "targetIsFolder",
                            of(shown(folder.target())),
                            ProblemAction.CHOOSE_FOLDER);
            case Obstacle.NotWritable closed ->
                    text(
                            "E06",
                            "notWritable",
                            of(shown(closed.folder()), reasons.of(closed.reason())),
                            ProblemAction.CHOOSE_FOLDER,
                            ProblemAction.TRY_AGAIN);
            case Obstacle.NoSpace space ->
                    text(
                            "E05",
                            "noSpace",
                            of(
                                    format.size(space.missing()),
                                    format.size(space.free()),
                                    shown(space.folder())),
                            ProblemAction.CHOOSE_FOLDER,
                            ProblemAction.TRY_AGAIN);
            case Obstacle.PartInTheWay part ->
                    text(
                            "E06",
                            "partInTheWay",
                            of(shown(part.part())),
                            ProblemAction.CHOOSE_FOLDER,
                            ProblemAction.TRY_AGAIN);
            case Obstacle.NotUnpacked archive ->
                    text(
                            "E21",
                            "notUnpacked",
                            of(shown(archive.archive()), reasons.of(archive.reason())));
            case Obstacle.InUse used ->
                    text(
                            "E20",
                            "inUse",
                            of(shown(used.target())),
                            ProblemAction.CHOOSE_FOLDER,
                            ProblemAction.TRY_AGAIN);
            case Obstacle.Broke broke ->
                    text("E12", "broke", of(reasons.of(broke.reason())), ProblemAction.START_OVER);
        };
    }

    /// There is no way past it but to mend it.
    private ProblemText insecure(
            Untrusted untrusted, Optional<Instant> now, ProblemAction besides) {
        return new ProblemText(
                "E15",
                title("insecure"),
                new UntrustedWords(messages).sentence(untrusted, now),
                List.of(ProblemAction.DETAILS, besides));
    }

    private ProblemText notOffered(String name, Optional<String> closest) {
        return closest.map(near ->
                        new ProblemText(
                                "E09",
                                title("notOffered"),
                                words("notOffered.closest", shown(name), shown(near)),
                                List.of(ProblemAction.USE_CLOSEST, ProblemAction.ADD_SERVER)))
                .orElseGet(() ->
                        text(
                                "E09",
                                "notOffered",
                                of(shown(name)),
                                ProblemAction.ADD_SERVER,
                                ProblemAction.TRY_AGAIN));
    }

    /// Returns what a running download waits for.
    public ProblemText of(Wait wait, DownloadSnapshot snapshot, Instant now) {
        return switch (wait) {
            case Wait.AllBusy busy ->
                    text("E03", "allBusy", of(until(busy.nextTry(), now)), ProblemAction.TRY_NOW);
            case Wait.NobodyAnswers silent ->
                    text(
                            "E02",
                            "silence",
                            of(until(silent.nextTry(), now)),
                            ProblemAction.TRY_NOW,
                            ProblemAction.ADD_SERVER);
            case Wait.NoLiveCopy lost ->
                    new ProblemText(
                            "E01",
                            title("noLiveCopy", lost.segment() + 1),
                            words(
                                    "noLiveCopy",
                                    lost.holders().size(),
                                    list(lost.holders()),
                                    snapshot.segments().count(State.VERIFIED),
                                    snapshot.segments().count(),
                                    until(lost.nextTry(), now)),
                            List.of(ProblemAction.TRY_NOW, ProblemAction.ADD_SERVER));
        };
    }

    /// Returns what is wrong with a server, when something is that nobody chose.
    ///
    /// @param server its id
    public Optional<ProblemText> of(String server, ServerHealth health, Instant now) {
        return switch (health) {
            case ServerHealth.NoAnswer silent ->
                    Optional.of(
                            new ProblemText(
                                    "E02",
                                    title("noAnswer", shown(server)),
                                    words(
                                            "noAnswer",
                                            reasons.of(silent.reason()),
                                            format.duration(Duration.between(silent.since(), now)),
                                            until(silent.nextTry(), now)),
                                    List.of(ProblemAction.TRY_NOW, ProblemAction.SWITCH_OFF)));
            case ServerHealth.SentWrong lie ->
                    Optional.of(
                            wrongData(
                                    "sentWrong",
                                    lie.evidence(),
                                    ProblemAction.DETAILS,
                                    ProblemAction.SWITCH_OFF));
            case ServerHealth.Quarantined lie ->
                    Optional.of(
                            wrongData(
                                    "wrongData",
                                    lie.evidence(),
                                    ProblemAction.DETAILS,
                                    ProblemAction.TRUST_AGAIN));
            case ServerHealth.LeftOut out ->
                    out.untrusted()
                            .map(untrusted ->
                                    insecure(
                                            untrusted, Optional.of(now), ProblemAction.SWITCH_OFF));
            case ServerHealth.NotAskedYet _,
                    ServerHealth.Answers _,
                    ServerHealth.Slow _,
                    ServerHealth.Busy _,
                    ServerHealth.SwitchedOff _ ->
                    Optional.empty();
        };
    }

    private ProblemText wrongData(String key, WrongData lie, ProblemAction... actions) {
        return new ProblemText(
                "E04",
                title("wrongData", shown(lie.server())),
                words(key, lie.segment() + 1, shown(lie.file()), shown(lie.server())),
                List.of(actions));
    }

    /// Returns what was done about a damaged progress file; there is nothing left to do.
    public ProblemText of(DownloadEvent.LogDamaged damage) {
        String name = String.valueOf(damage.damaged().getFileName());
        String key =
                !damage.hashed()
                        ? "logDamaged.startedOver"
                        : damage.onDisk() == 0 ? "logDamaged.nothing" : "logDamaged";
        return new ProblemText(
                "E14",
                title("logDamaged"),
                words(key, damage.onDisk(), damage.right(), shown(name)),
                List.of(ProblemAction.DETAILS));
    }

    /// Returns what to say of a finished file that is gone.
    public ProblemText missing(DownloadEntry entry) {
        return new ProblemText(
                "E22",
                title("missing"),
                words(
                        "missing",
                        entry.path().map(ProblemWords::shown).orElse(shown(entry.name())),
                        entry.ended().map(format::date).orElse("–")),
                List.of(ProblemAction.FIND, ProblemAction.DOWNLOAD_AGAIN));
    }

    /// Returns what a person may copy to ask somebody else: in English, with code and time.
    public String details(ProblemText text, String name, Problem problem) {
        return "%s  %s%n%s%n%s%n"
                .formatted(text.code(), problem.time(), shown(name), problem.sentence());
    }

    /// The same for what is no reason to stop.
    public String details(ProblemText text, String name, Instant now) {
        return "%s  %s%n%s%n%s%n".formatted(text.code(), now, shown(name), text.line());
    }

    private ProblemText text(String code, String key, ProblemAction... actions) {
        return text(code, key, of(), actions);
    }

    private ProblemText text(
            String code, String key, Object[] arguments, ProblemAction... actions) {
        return new ProblemText(code, title(key), words(key, arguments), List.of(actions));
    }

    private String title(String key, Object... arguments) {
        return messages.text("problem." + key + ".title", arguments);
    }

    private String words(String key, Object... arguments) {
        return messages.text("problem." + key, arguments);
    }

    private static Object[] of(Object... arguments) {
        return arguments;
    }

    private Object[] of(List<String> servers) {
        return new Object[] {list(servers)};
    }

    private String list(List<String> servers) {
        return String.join(", ", servers.stream().map(ProblemWords::shown).toList());
    }

    private String until(Instant moment, Instant now) {
        return format.duration(Duration.between(now, moment));
    }

    private static String brief(Sha256 hash) {
        return hash.hex().substring(0, SHORT_HASH);
    }

    private static String shown(Path path) {
        return shown(path.toString());
    }

    private static String shown(String text) {
        return text == null ? "?" : RemoteText.shown(text);
    }
}
