package org.tributary.app.ui.preferences;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.Settings.Duplicate;
import org.tributary.app.settings.Settings.LogLevel;
import org.tributary.app.settings.Settings.Theme;
import org.tributary.app.settings.Settings.Timetable;
import org.tributary.app.settings.Settings.Unit;
import org.tributary.app.ui.common.Messages;

/// All settings that people may choose, page by page. Numbers have the bounds that [Settings] has.
final class Catalogue {
    static final String STAY_IN_TRAY = "general.stayInTray";
    static final String START_WITH_SYSTEM = "general.startWithSystem";

    /// The timetable that one begins with.
    static final Timetable WORKING_HOURS =
            new Timetable(
                    Set.of(
                            DayOfWeek.MONDAY,
                            DayOfWeek.TUESDAY,
                            DayOfWeek.WEDNESDAY,
                            DayOfWeek.THURSDAY,
                            DayOfWeek.FRIDAY),
                    LocalTime.of(8, 0),
                    LocalTime.of(18, 0));

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final Messages messages;
    private final Path usualList;

    /// @param usualList the list of servers that is read when no other is chosen
    Catalogue(Messages messages, Path usualList) {
        this.messages = messages;
        this.usualList = usualList;
    }

    /// Returns those that have an effect here.
    ///
    /// @param canStart whether the system can start the program
    /// @param mayHaveTray whether there may be an icon in the tray
    List<Preference<?>> here(boolean canStart, boolean mayHaveTray) {
        return all().stream()
                .filter(each -> canStart || !each.key().equals(START_WITH_SYSTEM))
                .filter(each -> mayHaveTray || !each.key().equals(STAY_IN_TRAY))
                .toList();
    }

    List<Preference<?>> all() {
        return Stream.of(
                        general(),
                        downloads(),
                        speed(),
                        timetable(),
                        servers(),
                        appearance(),
                        notices(),
                        advanced())
                .flatMap(List::stream)
                .toList();
    }

    private List<Preference<?>> general() {
        return List.of(
                Preference.of(
                        "general.language",
                        Page.GENERAL,
                        languages(),
                        s -> s.general().language(),
                        (s, v) -> s.with(s.general().withLanguage(v))),
                Preference.of(
                        START_WITH_SYSTEM,
                        Page.GENERAL,
                        new Kind.Toggle(),
                        s -> s.general().startWithSystem(),
                        (s, v) -> s.with(s.general().withStartWithSystem(v))),
                Preference.of(
                        STAY_IN_TRAY,
                        Page.GENERAL,
                        new Kind.Toggle(),
                        s -> !s.general().quitOnClose(),
                        (s, v) -> s.with(s.general().withQuitOnClose(!v))),
                Preference.of(
                        "general.askBeforeStarting",
                        Page.GENERAL,
                        new Kind.Toggle(),
                        s -> s.general().askBeforeStarting(),
                        (s, v) -> s.with(s.general().withAskBeforeStarting(v))),
                Preference.of(
                        "general.clipboardHint",
                        Page.GENERAL,
                        new Kind.Toggle(),
                        s -> s.general().clipboardHint(),
                        (s, v) -> s.with(s.general().withClipboardHint(v))),
                Preference.of(
                        "general.removeFinishedAfterDays",
                        Page.GENERAL,
                        new Kind.Choice<>(Stream.of(0, 1, 7, 30, 90).map(this::removal).toList()),
                        s -> s.general().removeFinishedAfterDays(),
                        (s, v) -> s.with(s.general().withRemoveFinishedAfterDays(v))));
    }

    private Kind.Option<Optional<Integer>> removal(int days) {
        return new Kind.Option<>(
                Optional.of(days).filter(d -> d > 0),
                String.valueOf(days),
                messages.text("settings.general.removeFinishedAfterDays.days", days));
    }

    private Kind<Optional<String>> languages() {
        Stream<Kind.Option<Optional<String>>> own =
                LANGUAGES.stream()
                        .map(language ->
                                new Kind.Option<>(
                                        Optional.of(language.toLanguageTag()),
                                        language.toLanguageTag(),
                                        language.getDisplayLanguage(language)));
        return new Kind.Choice<>(
                Stream.concat(
                                Stream.of(
                                        new Kind.Option<>(
                                                Optional.<String>empty(),
                                                "",
                                                messages.text("settings.system"))),
                                own)
                        .toList());
    }

    private List<Preference<?>> downloads() {
        Path usualFolder = Settings.DEFAULT.downloads().folderOrUsual();
        return List.of(
                Preference.of(
                        "downloads.folder",
                        Page.DOWNLOADS,
                        new Kind.Place(true, usualFolder),
                        s -> s.downloads().folder(),
                        (s, v) -> s.with(s.downloads().withFolder(v))),
                Preference.of(
                        "downloads.byKind",
                        Page.DOWNLOADS,
                        new Kind.Toggle(),
                        s -> s.downloads().byKind(),
                        (s, v) -> s.with(s.downloads().withByKind(v))),
                Preference.of(
                        "downloads.duplicate",
                        Page.DOWNLOADS,
                        choice("downloads.duplicate", Duplicate.values()),
                        s -> s.downloads().duplicate(),
                        (s, v) -> s.with(s.downloads().withDuplicate(v))),
                Preference.of(
                        "downloads.atOnce",
                        Page.DOWNLOADS,
                        new Kind.Whole(1, 1000, Optional.empty()),
                        s -> s.downloads().atOnce(),
                        (s, v) -> s.with(s.downloads().withAtOnce(v))),
                Preference.of(
                        "downloads.connectionsPerServer",
                        Page.DOWNLOADS,
                        new Kind.Whole(1, 16, Optional.empty()),
                        s -> s.downloads().connectionsPerServer(),
                        (s, v) -> s.with(s.downloads().withConnectionsPerServer(v))),
                Preference.of(
                        "downloads.resumeAtStart",
                        Page.DOWNLOADS,
                        new Kind.Toggle(),
                        s -> s.downloads().resumeAtStart(),
                        (s, v) -> s.with(s.downloads().withResumeAtStart(v))),
                Preference.of(
                        "downloads.keepAwake",
                        Page.DOWNLOADS,
                        new Kind.Toggle(),
                        s -> s.downloads().keepAwake(),
                        (s, v) -> s.with(s.downloads().withKeepAwake(v))),
                Preference.of(
                        "downloads.unpack",
                        Page.DOWNLOADS,
                        new Kind.Toggle(),
                        s -> s.downloads().unpack(),
                        (s, v) -> s.with(s.downloads().withUnpack(v))),
                Preference.of(
                        "downloads.open",
                        Page.DOWNLOADS,
                        new Kind.Toggle(),
                        s -> s.downloads().open(),
                        (s, v) -> s.with(s.downloads().withOpen(v))),
                Preference.of(
                        "downloads.command",
                        Page.DOWNLOADS,
                        new Kind.Words(),
                        s -> s.downloads().command(),
                        (s, v) -> s.with(s.downloads().withCommand(v))));
    }

    private List<Preference<?>> speed() {
        return List.of(
                Preference.of(
                        "speed.unit",
                        Page.SPEED,
                        new Kind.Choice<>(
                                Arrays.stream(Unit.values())
                                        .map(unit ->
                                                new Kind.Option<>(
                                                        unit, unit.name(), Kind.Rate.unit(unit)))
                                        .toList()),
                        s -> s.speed().unit(),
                        (s, v) -> s.with(s.speed().withUnit(v))),
                Preference.of(
                        "speed.limited",
                        Page.SPEED,
                        new Kind.Toggle(),
                        s -> s.speed().limited(),
                        (s, v) -> s.with(s.speed().withLimited(v))),
                Preference.of(
                                "speed.bytesPerSecond",
                                Page.SPEED,
                                new Kind.Rate(),
                                s -> s.speed().bytesPerSecond(),
                                (s, v) -> s.with(s.speed().withBytesPerSecond(v)))
                        .onlyIf(s -> s.speed().limited()),
                Preference.of(
                        "speed.slow",
                        Page.SPEED,
                        new Kind.Toggle(),
                        s -> s.speed().slow(),
                        (s, v) -> s.with(s.speed().withSlow(v))),
                Preference.of(
                                "speed.slowBytesPerSecond",
                                Page.SPEED,
                                new Kind.Rate(),
                                s -> s.speed().slowBytesPerSecond(),
                                (s, v) -> s.with(s.speed().withSlowBytesPerSecond(v)))
                        .onlyIf(_ -> true));
    }

    private List<Preference<?>> timetable() {
        return List.of(
                Preference.of(
                        "speed.timetable",
                        Page.SPEED,
                        new Kind.Toggle(),
                        s -> s.speed().timetable().isPresent(),
                        (s, v) ->
                                s.with(
                                        s.speed()
                                                .withTimetable(
                                                        v
                                                                ? Optional.of(span(s))
                                                                : Optional.empty()))),
                Preference.of(
                                "speed.days",
                                Page.SPEED,
                                new Kind.Days(),
                                s -> span(s).days(),
                                (s, v) -> withSpan(s, span(s).withDays(v)))
                        .onlyIf(s -> s.speed().timetable().isPresent()),
                Preference.of(
                                "speed.from",
                                Page.SPEED,
                                new Kind.TimeOfDay(),
                                s -> span(s).from(),
                                (s, v) -> withSpan(s, span(s).withFrom(v)))
                        .onlyIf(s -> s.speed().timetable().isPresent()),
                Preference.of(
                                "speed.to",
                                Page.SPEED,
                                new Kind.TimeOfDay(),
                                s -> span(s).to(),
                                (s, v) -> withSpan(s, span(s).withTo(v)))
                        .onlyIf(s -> s.speed().timetable().isPresent()));
    }

    private static Timetable span(Settings settings) {
        return settings.speed().timetable().orElse(WORKING_HOURS);
    }

    /// A timetable that is off has no times to change.
    private static Settings withSpan(Settings settings, Timetable span) {
        return settings.with(
                settings.speed().withTimetable(settings.speed().timetable().map(_ -> span)));
    }

    private List<Preference<?>> servers() {
        return List.of(
                Preference.of(
                        "servers.list",
                        Page.SERVERS,
                        new Kind.Place(false, usualList),
                        s -> s.servers().list(),
                        (s, v) -> s.with(s.servers().withList(v))),
                Preference.of(
                        "servers.checkEverySeconds",
                        Page.SERVERS,
                        new Kind.Whole(1, 86_400, Optional.of("settings.unit.seconds")),
                        s -> s.servers().checkEverySeconds(),
                        (s, v) -> s.with(s.servers().withCheckEverySeconds(v))),
                Preference.of(
                        "servers.proxy",
                        Page.SERVERS,
                        new Kind.Proxy(),
                        s -> s.servers().proxy(),
                        (s, v) -> s.with(s.servers().withProxy(v))),
                Preference.of(
                        "servers.certificates",
                        Page.SERVERS,
                        new Kind.Certificates(),
                        s -> s.servers().certificates(),
                        (s, v) -> s.with(s.servers().withCertificates(v))));
    }

    private List<Preference<?>> appearance() {
        return List.of(
                Preference.of(
                        "appearance.theme",
                        Page.APPEARANCE,
                        choice("appearance.theme", Theme.values()),
                        s -> s.appearance().theme(),
                        (s, v) -> s.with(s.appearance().withTheme(v))),
                Preference.of(
                        "appearance.textSize",
                        Page.APPEARANCE,
                        new Kind.Whole(11, 18, Optional.of("settings.unit.pixels")),
                        s -> s.appearance().textSize(),
                        (s, v) -> s.with(s.appearance().withTextSize(v))),
                Preference.of(
                        "appearance.colourBlindSafe",
                        Page.APPEARANCE,
                        new Kind.Toggle(),
                        s -> s.appearance().colourBlindSafe(),
                        (s, v) -> s.with(s.appearance().withColourBlindSafe(v))),
                Preference.of(
                        "appearance.compactRows",
                        Page.APPEARANCE,
                        new Kind.Toggle(),
                        s -> s.appearance().compactRows(),
                        (s, v) -> s.with(s.appearance().withCompactRows(v))),
                Preference.of(
                        "appearance.reduceMotion",
                        Page.APPEARANCE,
                        new Kind.Choice<>(
                                List.of(
                                        new Kind.Option<>(
                                                Optional.<Boolean>empty(),
                                                "",
                                                messages.text("settings.system")),
                                        new Kind.Option<>(
                                                Optional.of(true),
                                                "true",
                                                messages.text("settings.on")),
                                        new Kind.Option<>(
                                                Optional.of(false),
                                                "false",
                                                messages.text("settings.off")))),
                        s -> s.appearance().reduceMotion(),
                        (s, v) -> s.with(s.appearance().withReduceMotion(v))),
                Preference.of(
                        "appearance.relativeDates",
                        Page.APPEARANCE,
                        new Kind.Toggle(),
                        s -> s.appearance().relativeDates(),
                        (s, v) -> s.with(s.appearance().withRelativeDates(v))));
    }

    private List<Preference<?>> notices() {
        return List.of(
                Preference.of(
                        "notices.finished",
                        Page.NOTICES,
                        new Kind.Toggle(),
                        s -> s.notices().finished(),
                        (s, v) -> s.with(s.notices().withFinished(v))),
                Preference.of(
                        "notices.attention",
                        Page.NOTICES,
                        new Kind.Toggle(),
                        s -> s.notices().attention(),
                        (s, v) -> s.with(s.notices().withAttention(v))),
                Preference.of(
                        "notices.serverLost",
                        Page.NOTICES,
                        new Kind.Toggle(),
                        s -> s.notices().serverLost(),
                        (s, v) -> s.with(s.notices().withServerLost(v))),
                Preference.of(
                        "notices.sound",
                        Page.NOTICES,
                        new Kind.Toggle(),
                        s -> s.notices().sound(),
                        (s, v) -> s.with(s.notices().withSound(v))));
    }

    private List<Preference<?>> advanced() {
        return List.of(
                Preference.of(
                        "advanced.logLevel",
                        Page.ADVANCED,
                        choice("advanced.logLevel", LogLevel.values()),
                        s -> s.advanced().logLevel(),
                        (s, v) -> s.with(s.advanced().withLogLevel(v))));
    }

    /// Returns a choice of all values of an enum, whose words are `settings.<key>.<value>`.
    private <T extends Enum<T>> Kind<T> choice(String key, T[] values) {
        return new Kind.Choice<>(
                Arrays.stream(values)
                        .map(value ->
                                new Kind.Option<>(
                                        value,
                                        value.name(),
                                        messages.text(
                                                "settings."
                                                        + key
                                                        + '.'
                                                        + value.name().toLowerCase(Locale.ROOT))))
                        .toList());
    }
}
