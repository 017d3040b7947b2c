package org.tributary.app.ui.preferences;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.Settings.Unit;
import org.tributary.app.ui.common.Messages;
import org.tributary.shared.client.TrustedCertificates;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.format.WebLink;

/// What a setting is made of: how its value is written in a field, read from one, and told to people.
/// Pure, but that a path is looked at on disk.
sealed interface Kind<T> {
    /// Returns the value as a field holds it.
    String text(T value, Settings now, Messages messages);

    /// Reads what a field holds.
    Entered<T> read(String text, Settings now, Messages messages);

    /// Returns the value as a sentence names it.
    default String shown(T value, Settings now, Messages messages) {
        return text(value, now, messages);
    }

    /// On or off.
    record Toggle() implements Kind<Boolean> {
        @Override
        public String text(Boolean value, Settings now, Messages messages) {
            return value.toString();
        }

        @Override
        public Entered<Boolean> read(String text, Settings now, Messages messages) {
            return new Entered.Value<>(Boolean.valueOf(text));
        }

        @Override
        public String shown(Boolean value, Settings now, Messages messages) {
            return messages.text(value ? "settings.on" : "settings.off");
        }
    }

    /// @param name what stands in the field's text
    /// @param label what people read
    record Option<T>(T value, String name, String label) {}

    /// One of a few.
    record Choice<T>(List<Option<T>> options) implements Kind<T> {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String text(T value, Settings now, Messages messages) {
            return option(value).map(Option::name).orElse("");
        }

        @Override
        public Entered<T> read(String text, Settings now, Messages messages) {
            return options.stream()
                    .filter(option -> option.name().equals(text))
                    .findFirst()
                    .<Entered<T>>map(option -> new Entered.Value<>(option.value()))
                    .orElseGet(() -> Entered.refused("settings.refused.choice"));
        }

        @Override
        public String shown(T value, Settings now, Messages messages) {
            return option(value).map(Option::label).orElse("");
        }

        private Optional<Option<T>> option(T value) {
            return options.stream().filter(option -> option.value().equals(value)).findFirst();
        }
    }

    /// A whole number.
    ///
    /// @param unit key of what stands behind the number; empty for nothing
    record Whole(int least, int most, Optional<String> unit) implements Kind<Integer> {
        @Override
        public String text(Integer value, Settings now, Messages messages) {
            return value.toString();
        }

        @Override
        public Entered<Integer> read(String text, Settings now, Messages messages) {
            String number = text.strip();
            if (number.matches("[0-9]{1,9}")) {
                int value = Integer.parseInt(number);
                if (value >= least && value <= most) {
                    return new Entered.Value<>(value);
                }
            }
            return Entered.refused("settings.refused.whole", least, most);
        }

        @Override
        public String shown(Integer value, Settings now, Messages messages) {
            return unit.map(key -> value + " " + messages.text(key)).orElse(value.toString());
        }
    }

    /// Bytes per second, written in the unit of the settings.
    record Rate() implements Kind<Long> {
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(?:[.,][0-9]{1,6})?");
        private static final long LEAST = 1000;

        static double bytesIn(Unit unit) {
            return switch (unit) {
                case MEGABYTES -> 1_000_000;
                case MEBIBYTES -> 1 << 20;
                case MEGABITS -> 125_000;
            };
        }

        static String unit(Unit unit) {
            return switch (unit) {
                case MEGABYTES -> "MB/s";
                case MEBIBYTES -> "MiB/s";
                case MEGABITS -> "Mbit/s";
            };
        }

        @Override
        public String text(Long value, Settings now, Messages messages) {
            NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
            format.setGroupingUsed(false);
            format.setMaximumFractionDigits(3);
            return format.format(value / bytesIn(now.speed().unit()));
        }

        @Override
        public Entered<Long> read(String text, Settings now, Messages messages) {
            String entry = text.strip();
            long bytes = 0;
            if (NUMBER.matcher(entry).matches()) {
                bytes =
                        Math.round(
                                Double.parseDouble(entry.replace(',', '.'))
                                        * bytesIn(now.speed().unit()));
            } else if (!entry.isEmpty()) {
                try {
                    bytes = Sizes.parsePerSecond(entry.replace(',', '.'));
                } catch (IllegalArgumentException _) {
                    // Said below, in the language of the window.
                }
            }
            return bytes >= LEAST
                    ? new Entered.Value<>(bytes)
                    : Entered.refused("settings.refused.rate", unit(now.speed().unit()));
        }

        @Override
        public String shown(Long value, Settings now, Messages messages) {
            return text(value, now, messages) + ' ' + unit(now.speed().unit());
        }
    }

    /// Any words, or none.
    record Words() implements Kind<Optional<String>> {
        @Override
        public String text(Optional<String> value, Settings now, Messages messages) {
            return value.orElse("");
        }

        @Override
        public Entered<Optional<String>> read(String text, Settings now, Messages messages) {
            return new Entered.Value<>(Optional.of(text.strip()).filter(s -> !s.isEmpty()));
        }

        @Override
        public String shown(Optional<String> value, Settings now, Messages messages) {
            return value.orElse(messages.text("settings.none"));
        }
    }

    /// An http proxy as `host:port`, or none.
    record Proxy() implements Kind<Optional<String>> {
        @Override
        public String text(Optional<String> value, Settings now, Messages messages) {
            return value.orElse("");
        }

        @Override
        public Entered<Optional<String>> read(String text, Settings now, Messages messages) {
            String proxy = text.strip();
            if (proxy.isEmpty()) {
                return new Entered.Value<>(Optional.empty());
            }
            try {
                URI uri = new URI(proxy.contains("://") ? proxy : "http://" + proxy);
                if ("http".equalsIgnoreCase(uri.getScheme())
                        && WebLink.isUsable(uri)
                        && uri.getPort() > 0) {
                    return new Entered.Value<>(Optional.of(uri.getRawAuthority()));
                }
            } catch (URISyntaxException _) {
                // Said below, without a password that may stand in it.
            }
            return Entered.refused("settings.refused.proxy");
        }

        @Override
        public String shown(Optional<String> value, Settings now, Messages messages) {
            return value.orElse(messages.text("settings.none"));
        }
    }

    /// Reads the absolute path of a file or folder, or none.
    private static Entered<Optional<Path>> path(String text, boolean folder) {
        String entry = text.strip();
        if (entry.isEmpty()) {
            return new Entered.Value<>(Optional.empty());
        }
        try {
            Path path = Path.of(entry);
            if (!path.isAbsolute()) {
                return Entered.refused("settings.refused.absolute");
            }
            if (folder && Files.isRegularFile(path)) {
                return Entered.refused("settings.refused.noFolder");
            }
            if (!folder && Files.isDirectory(path)) {
                return Entered.refused("settings.refused.noFile");
            }
            return new Entered.Value<>(Optional.of(path));
        } catch (InvalidPathException _) {
            return Entered.refused("settings.refused.path");
        }
    }

    /// A file or folder, or the usual one.
    ///
    /// @param folder true for a folder
    /// @param usual what it is when nothing is entered
    record Place(boolean folder, Path usual) implements Kind<Optional<Path>> {
        @Override
        public String text(Optional<Path> value, Settings now, Messages messages) {
            return value.map(Path::toString).orElse("");
        }

        @Override
        public Entered<Optional<Path>> read(String text, Settings now, Messages messages) {
            Entered<Optional<Path>> entered = path(text, folder);
            return entered instanceof Entered.Value<Optional<Path>>(Optional<Path> path)
                    ? new Entered.Value<>(path.filter(p -> !p.equals(usual)))
                    : entered;
        }

        @Override
        public String shown(Optional<Path> value, Settings now, Messages messages) {
            return value.orElse(usual).toString();
        }
    }

    /// A file of certificates, or none.
    record Certificates() implements Kind<Optional<Path>> {
        @Override
        public String text(Optional<Path> value, Settings now, Messages messages) {
            return value.map(Path::toString).orElse("");
        }

        @Override
        public Entered<Optional<Path>> read(String text, Settings now, Messages messages) {
            Entered<Optional<Path>> entered = path(text, false);
            if (entered instanceof Entered.Value<Optional<Path>>(Optional<Path> file)
                    && file.isPresent()) {
                try {
                    TrustedCertificates.check(file.get());
                } catch (IOException _) {
                    return Entered.refused("settings.refused.certificates");
                }
            }
            return entered;
        }

        @Override
        public String shown(Optional<Path> value, Settings now, Messages messages) {
            return value.map(Path::toString).orElse(messages.text("settings.none"));
        }
    }

    /// Days of the week, at least one.
    record Days() implements Kind<Set<DayOfWeek>> {
        @Override
        public String text(Set<DayOfWeek> value, Settings now, Messages messages) {
            return value.stream().sorted().map(DayOfWeek::name).collect(Collectors.joining(" "));
        }

        @Override
        public Entered<Set<DayOfWeek>> read(String text, Settings now, Messages messages) {
            EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                if (text.contains(day.name())) {
                    days.add(day);
                }
            }
            return days.isEmpty()
                    ? Entered.refused("settings.refused.days")
                    : new Entered.Value<>(Set.copyOf(days));
        }

        @Override
        public String shown(Set<DayOfWeek> value, Settings now, Messages messages) {
            return value.stream()
                    .sorted()
                    .map(day -> name(day, messages))
                    .collect(Collectors.joining(", "));
        }

        static String name(DayOfWeek day, Messages messages) {
            return day.getDisplayName(TextStyle.SHORT_STANDALONE, messages.locale());
        }
    }

    /// A time of day, to the minute.
    record TimeOfDay() implements Kind<LocalTime> {
        private static final Pattern TIME =
                Pattern.compile("([01]?[0-9]|2[0-3])(?:[:.]([0-5][0-9]))?");

        @Override
        public String text(LocalTime value, Settings now, Messages messages) {
            return value.toString();
        }

        @Override
        public Entered<LocalTime> read(String text, Settings now, Messages messages) {
            Matcher time = TIME.matcher(text.strip());
            if (!time.matches()) {
                return Entered.refused("settings.refused.time");
            }
            int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
            return new Entered.Value<>(LocalTime.of(Integer.parseInt(time.group(1)), minute));
        }
    }
}
