package org.tributary.app.settings;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All settings, as their file holds them. Immutable; a setting that the file lacks has its default.
/// Every `with` returns the same settings with one of them changed.
///
/// @param view how the window was left: widths, order of columns, dividers, ... by name
public record Settings(
        General general,
        Downloads downloads,
        Speed speed,
        Servers servers,
        Appearance appearance,
        Notices notices,
        Advanced advanced,
        Map<String, String> view) {
    public static final Settings DEFAULT =
            new Settings(
                    General.DEFAULT,
                    Downloads.DEFAULT,
                    Speed.DEFAULT,
                    Servers.DEFAULT,
                    Appearance.DEFAULT,
                    Notices.DEFAULT,
                    Advanced.DEFAULT,
                    Map.of());

    public Settings {
        view = Map.copyOf(view);
    }

    public Settings with(General general) {
        return new Settings(
                general, downloads, speed, servers, appearance, notices, advanced, view);
    }

    public Settings with(Downloads downloads) {
        return new Settings(
                general, downloads, speed, servers, appearance, notices, advanced, view);
    }

    public Settings with(Speed speed) {
        return new Settings(
                general, downloads, speed, servers, appearance, notices, advanced, view);
    }

    public Settings with(Servers servers) {
        return new Settings(
                general, downloads, speed, servers, appearance, notices, advanced, view);
    }

    public Settings with(Appearance appearance) {
        return new Settings(
                general, downloads, speed, servers, appearance, notices, advanced, view);
    }

    public Settings with(Notices notices) {
        return new Settings(
                general, downloads, speed, servers, appearance, notices, advanced, view);
    }

    public Settings with(Advanced advanced) {
        return new Settings(
                general, downloads, speed, servers, appearance, notices, advanced, view);
    }

    /// Returns these settings with another way the window was left.
    public Settings withView(Map<String, String> view) {
        return new Settings(
                general, downloads, speed, servers, appearance, notices, advanced, view);
    }

    /// @param language a language tag (BCP 47); empty for the system's
    /// @param startWithSystem start when the user logs in, where the system offers that
    /// @param quitOnClose false keeps the program running in the tray, where there is one
    /// @param askBeforeStarting show the add dialog for what is dropped
    /// @param clipboardHint tell of a link in the clipboard when the window gets the focus
    /// @param removeFinishedAfterDays empty for never
    public record General(
            Optional<String> language,
            boolean startWithSystem,
            boolean quitOnClose,
            boolean askBeforeStarting,
            boolean clipboardHint,
            Optional<Integer> removeFinishedAfterDays) {
        static final General DEFAULT =
                new General(Optional.empty(), false, true, true, true, Optional.empty());

        public General {
            removeFinishedAfterDays.ifPresent(
                    days -> requireWithin("removeFinishedAfterDays", days, 0, 100_000));
        }

        public Locale locale() {
            return language.map(Locale::forLanguageTag).orElse(Locale.getDefault());
        }

        public General withLanguage(Optional<String> language) {
            return new General(
                    language,
                    startWithSystem,
                    quitOnClose,
                    askBeforeStarting,
                    clipboardHint,
                    removeFinishedAfterDays);
        }

        public General withStartWithSystem(boolean startWithSystem) {
            return new General(
                    language,
                    startWithSystem,
                    quitOnClose,
                    askBeforeStarting,
                    clipboardHint,
                    removeFinishedAfterDays);
        }

        public General withQuitOnClose(boolean quitOnClose) {
            return new General(
                    language,
                    startWithSystem,
                    quitOnClose,
                    askBeforeStarting,
                    clipboardHint,
                    removeFinishedAfterDays);
        }

        public General withAskBeforeStarting(boolean askBeforeStarting) {
            return new General(
                    language,
                    startWithSystem,
                    quitOnClose,
                    askBeforeStarting,
                    clipboardHint,
                    removeFinishedAfterDays);
        }

        public General withClipboardHint(boolean clipboardHint) {
            return new General(
                    language,
                    startWithSystem,
                    quitOnClose,
                    askBeforeStarting,
                    clipboardHint,
                    removeFinishedAfterDays);
        }

        public General withRemoveFinishedAfterDays(Optional<Integer> removeFinishedAfterDays) {
            return new General(
                    language,
                    startWithSystem,
                    quitOnClose,
                    askBeforeStarting,
                    clipboardHint,
                    removeFinishedAfterDays);
        }
    }

    /// @param folder empty for the system's folder for downloads
    /// @param byKind put files into subfolders by their kind
    /// @param atOnce most downloads that run at one time
    /// @param connectionsPerServer for new downloads
    /// @param duplicate what to do with a file that is in the list or on disk already
    /// @param unpack take archives apart when they are complete
    /// @param resumeAtStart let what ran before go on when the program starts
    /// @param keepAwake keep the machine awake while something runs
    public record Downloads(
            Optional<Path> folder,
            boolean byKind,
            int atOnce,
            int connectionsPerServer,
            Duplicate duplicate,
            boolean unpack,
            boolean open,
            Optional<String> command,
            boolean resumeAtStart,
            boolean keepAwake) {
        static final Downloads DEFAULT =
                new Downloads(
                        Optional.empty(),
                        false,
                        3,
                        16,
                        Duplicate.ASK,
                        false,
                        false,
                        Optional.empty(),
                        true,
                        true);

        public Downloads {
            requireWithin("atOnce", atOnce, 1, 1000);
            requireWithin("connectionsPerServer", connectionsPerServer, 1, 16);
        }

        public Path folderOrUsual() {
            return folder.orElseGet(
                    () -> Path.of(System.getProperty("user.home"), "Downloads").toAbsolutePath());
        }

        public Downloads withFolder(Optional<Path> folder) {
            return new Downloads(
                    folder,
                    byKind,
                    atOnce,
                    connectionsPerServer,
                    duplicate,
                    unpack,
                    open,
                    command,
                    resumeAtStart,
                    keepAwake);
        }

        public Downloads withByKind(boolean byKind) {
            return new Downloads(
                    folder,
                    byKind,
                    atOnce,
                    connectionsPerServer,
                    duplicate,
                    unpack,
                    open,
                    command,
                    resumeAtStart,
                    keepAwake);
        }

        public Downloads withAtOnce(int atOnce) {
            return new Downloads(
                    folder,
                    byKind,
                    atOnce,
                    connectionsPerServer,
                    duplicate,
                    unpack,
                    open,
                    command,
                    resumeAtStart,
                    keepAwake);
        }

        public Downloads withConnectionsPerServer(int connectionsPerServer) {
            return new Downloads(
                    folder,
                    byKind,
                    atOnce,
                    connectionsPerServer,
                    duplicate,
                    unpack,
                    open,
                    command,
                    resumeAtStart,
                    keepAwake);
        }

        public Downloads withDuplicate(Duplicate duplicate) {
            return new Downloads(
                    folder,
                    byKind,
                    atOnce,
                    connectionsPerServer,
                    duplicate,
                    unpack,
                    open,
                    command,
                    resumeAtStart,
                    keepAwake);
        }

        public Downloads withUnpack(boolean unpack) {
            return new Downloads(
                    folder,
                    byKind,
                    atOnce,
                    connectionsPerServer,
                    duplicate,
                    unpack,
                    open,
                    command,
                    resumeAtStart,
                    keepAwake);
        }

        public Downloads withOpen(boolean open) {
            return new Downloads(
                    folder,
                    byKind,
                    atOnce,
                    connectionsPerServer,
                    duplicate,
                    unpack,
                    open,
                    command,
                    resumeAtStart,
                    keepAwake);
        }

        public Downloads withCommand(Optional<String> command) {
            return new Downloads(
                    folder,
                    byKind,
                    atOnce,
                    connectionsPerServer,
                    duplicate,
                    unpack,
                    open,
                    command,
                    resumeAtStart,
                    keepAwake);
        }

        public Downloads withResumeAtStart(boolean resumeAtStart) {
            return new Downloads(
                    folder,
                    byKind,
                    atOnce,
                    connectionsPerServer,
                    duplicate,
                    unpack,
                    open,
                    command,
                    resumeAtStart,
                    keepAwake);
        }

        public Downloads withKeepAwake(boolean keepAwake) {
            return new Downloads(
                    folder,
                    byKind,
                    atOnce,
                    connectionsPerServer,
                    duplicate,
                    unpack,
                    open,
                    command,
                    resumeAtStart,
                    keepAwake);
        }
    }

    /// What to do with a file that is in the list or on disk already.
    public enum Duplicate {
        ASK,
        RESUME,
        KEEP_BOTH,
        REPLACE,
        SHOW
    }

    /// @param limited whether the limit holds
    /// @param bytesPerSecond the limit
    /// @param slowBytesPerSecond the limit of the slow mode, which the timetable switches on
    /// @param timetable when the slow mode holds
    public record Speed(
            boolean limited,
            long bytesPerSecond,
            long slowBytesPerSecond,
            boolean slow,
            Optional<Timetable> timetable,
            Unit unit) {
        static final Speed DEFAULT =
                new Speed(false, 5_000_000, 1_000_000, false, Optional.empty(), Unit.MEGABYTES);

        public Speed {
            requireWithin("bytesPerSecond", bytesPerSecond, 1, Long.MAX_VALUE);
            requireWithin("slowBytesPerSecond", slowBytesPerSecond, 1, Long.MAX_VALUE);
        }

        public Speed withLimited(boolean limited) {
            return new Speed(limited, bytesPerSecond, slowBytesPerSecond, slow, timetable, unit);
        }

        public Speed withBytesPerSecond(long bytesPerSecond) {
            return new Speed(limited, bytesPerSecond, slowBytesPerSecond, slow, timetable, unit);
        }

        public Speed withSlowBytesPerSecond(long slowBytesPerSecond) {
            return new Speed(limited, bytesPerSecond, slowBytesPerSecond, slow, timetable, unit);
        }

        public Speed withSlow(boolean slow) {
            return new Speed(limited, bytesPerSecond, slowBytesPerSecond, slow, timetable, unit);
        }

        public Speed withTimetable(Optional<Timetable> timetable) {
            return new Speed(limited, bytesPerSecond, slowBytesPerSecond, slow, timetable, unit);
        }

        public Speed withUnit(Unit unit) {
            return new Speed(limited, bytesPerSecond, slowBytesPerSecond, slow, timetable, unit);
        }
    }

    /// When the slow mode holds. A span whose end is not after its start goes over midnight.
    public record Timetable(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        public Timetable {
            days = Set.copyOf(days);
        }

        public Timetable withDays(Set<DayOfWeek> days) {
            return new Timetable(days, from, to);
        }

        public Timetable withFrom(LocalTime from) {
            return new Timetable(days, from, to);
        }

        public Timetable withTo(LocalTime to) {
            return new Timetable(days, from, to);
        }
    }

    /// How speeds are shown.
    public enum Unit {
        /// MB/s, 10^6 bytes.
        MEGABYTES,
        /// MiB/s, 2^20 bytes.
        MEBIBYTES,
        /// Mbit/s.
        MEGABITS
    }

    /// @param list file that lists servers; empty for the usual one
    /// @param switchedOff ids of servers that are not used
    /// @param proxy an http proxy, as `host:port`
    /// @param certificates a PEM file with certificates to trust besides those that Java trusts
    public record Servers(
            Optional<Path> list,
            int checkEverySeconds,
            Set<String> switchedOff,
            Optional<String> proxy,
            Optional<Path> certificates) {
        static final Servers DEFAULT =
                new Servers(Optional.empty(), 15, Set.of(), Optional.empty(), Optional.empty());

        public Servers {
            requireWithin("checkEverySeconds", checkEverySeconds, 1, 86_400);
            switchedOff = Set.copyOf(switchedOff);
        }

        public Servers withList(Optional<Path> list) {
            return new Servers(list, checkEverySeconds, switchedOff, proxy, certificates);
        }

        public Servers withCheckEverySeconds(int checkEverySeconds) {
            return new Servers(list, checkEverySeconds, switchedOff, proxy, certificates);
        }

        public Servers withSwitchedOff(Set<String> switchedOff) {
            return new Servers(list, checkEverySeconds, switchedOff, proxy, certificates);
        }

        public Servers withProxy(Optional<String> proxy) {
            return new Servers(list, checkEverySeconds, switchedOff, proxy, certificates);
        }

        public Servers withCertificates(Optional<Path> certificates) {
            return new Servers(list, checkEverySeconds, switchedOff, proxy, certificates);
        }
    }

    /// @param textSize root font size in px, 11 to 18
    /// @param relativeDates "today" in place of a date
    public record Appearance(
            Theme theme,
            int textSize,
            boolean compactRows,
            boolean colourBlindSafe,
            Optional<Boolean> reduceMotion,
            boolean relativeDates) {
        static final Appearance DEFAULT =
                new Appearance(Theme.SYSTEM, 13, false, false, Optional.empty(), true);

        public Appearance {
            requireWithin("textSize", textSize, 11, 18);
        }

        public Appearance withTheme(Theme theme) {
            return new Appearance(
                    theme, textSize, compactRows, colourBlindSafe, reduceMotion, relativeDates);
        }

        public Appearance withTextSize(int textSize) {
            return new Appearance(
                    theme, textSize, compactRows, colourBlindSafe, reduceMotion, relativeDates);
        }

        public Appearance withCompactRows(boolean compactRows) {
            return new Appearance(
                    theme, textSize, compactRows, colourBlindSafe, reduceMotion, relativeDates);
        }

        public Appearance withColourBlindSafe(boolean colourBlindSafe) {
            return new Appearance(
                    theme, textSize, compactRows, colourBlindSafe, reduceMotion, relativeDates);
        }

        public Appearance withReduceMotion(Optional<Boolean> reduceMotion) {
            return new Appearance(
                    theme, textSize, compactRows, colourBlindSafe, reduceMotion, relativeDates);
        }

        public Appearance withRelativeDates(boolean relativeDates) {
            return new Appearance(
                    theme, textSize, compactRows, colourBlindSafe, reduceMotion, relativeDates);
        }
    }

    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// What the system is asked to show while the window has not the focus.
    public record Notices(boolean finished, boolean attention, boolean serverLost, boolean sound) {
        static final Notices DEFAULT = new Notices(true, true, true, false);

        public Notices withFinished(boolean finished) {
            return new Notices(finished, attention, serverLost, sound);
        }

        public Notices withAttention(boolean attention) {
            return new Notices(finished, attention, serverLost, sound);
        }

        public Notices withServerLost(boolean serverLost) {
            return new Notices(finished, attention, serverLost, sound);
        }

        public Notices withSound(boolean sound) {
            return new Notices(finished, attention, serverLost, sound);
        }
    }

    /// @param logLevel how much goes into the log
    public record Advanced(LogLevel logLevel) {
        static final Advanced DEFAULT = new Advanced(LogLevel.USUAL);

        public Advanced withLogLevel(LogLevel logLevel) {
            return new Advanced(logLevel);
        }
    }

    /// How much goes into the log.
    public enum LogLevel {
        /// Only what went wrong.
        PROBLEMS,
        USUAL,
        /// Every step, to find the cause of something.
        DETAILED
    }

    private static void requireWithin(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " (" + value + ") must be " + least + " to " + most);
        }
    }
}
