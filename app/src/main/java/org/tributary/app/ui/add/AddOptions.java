package org.tributary.app.ui.add;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tributary.app.downloads.Downloads.Start;
import org.tributary.app.downloads.Network;
import org.tributary.app.downloads.Network.Login;
import org.tributary.app.downloads.NetworkText;
import org.tributary.app.downloads.OnFinish;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.Settings.Unit;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.Sizes;

/// What the advanced part of the dialog asks: the same for all downloads that are added together.
/// Empty text means that the settings decide. JavaFX thread.
final class AddOptions {
    private final Unit unit;
    private final ObservableList<String> onlyServers = FXCollections.observableArrayList();
    private final StringProperty connections = new SimpleStringProperty();
    private final int usualConnections;
    private final ObjectProperty<Start> start = new SimpleObjectProperty<>(Start.NOW);
    private final StringProperty limit = new SimpleStringProperty("");
    private final StringProperty digest = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty proxy = new SimpleStringProperty("");
    private final StringProperty userAgent = new SimpleStringProperty("");
    private final StringProperty headers = new SimpleStringProperty("");
    private final BooleanProperty unpack = new SimpleBooleanProperty();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty command = new SimpleStringProperty("");

    /// What a person may have written wrongly.
    enum Field {
        CONNECTIONS("add.connections", "add.connections.wrong"),
        LIMIT("add.limit", "add.limit.wrong"),
        DIGEST("add.digest", "add.digest.wrong"),
        PROXY("add.proxy", "add.proxy.wrong"),
        USER_AGENT("add.userAgent", "add.userAgent.wrong"),
        HEADERS("add.headers", "add.headers.wrong");

        private final String nameKey;
        private final String wrongKey;

        Field(String nameKey, String wrongKey) {
            this.nameKey = nameKey;
            this.wrongKey = wrongKey;
        }

        String nameKey() {
            return nameKey;
        }

        /// Returns the key of what is said when it is wrong.
        String wrongKey() {
            return wrongKey;
        }
    }

    AddOptions(Settings settings) {
        unit = settings.speed().unit();
        usualConnections = settings.downloads().connectionsPerServer();
        connections.set(Integer.toString(usualConnections));
        unpack.set(settings.downloads().unpack());
        open.set(settings.downloads().open());
        command.set(settings.downloads().command().orElse(""));
    }

    /// Ids of the servers to use; none for all.
    ObservableList<String> onlyServers() {
        return onlyServers;
    }

    /// Most connections to one server, as typed.
    StringProperty connectionsProperty() {
        return connections;
    }

    /// Returns the most connections to one server; the usual number when none that is right stands
    /// there.
    int connections() {
        return isRight(Field.CONNECTIONS)
                ? Integer.parseInt(connections.get().strip())
                : usualConnections;
    }

    /// When downloads begin, unless the button says otherwise.
    ObjectProperty<Start> startProperty() {
        return start;
    }

    StringProperty limitProperty() {
        return limit;
    }

    StringProperty digestProperty() {
        return digest;
    }

    StringProperty userProperty() {
        return user;
    }

    StringProperty passwordProperty() {
        return password;
    }

    StringProperty proxyProperty() {
        return proxy;
    }

    StringProperty userAgentProperty() {
        return userAgent;
    }

    /// Headers as `Name: value`, one a line.
    StringProperty headersProperty() {
        return headers;
    }

    BooleanProperty unpackProperty() {
        return unpack;
    }

    BooleanProperty openProperty() {
        return open;
    }

    StringProperty commandProperty() {
        return command;
    }

    /// Returns all that are typed into.
    List<StringProperty> texts() {
        return List.of(
                connections, limit, digest, user, password, proxy, userAgent, headers, command);
    }

    /// Whether a field can be used as it stands.
    boolean isRight(Field field) {
        return switch (field) {
            case CONNECTIONS -> connections.get().strip().matches("[1-9]|1[0-6]");
            case DIGEST -> isEmpty(digest) || sha256().isPresent();
            case LIMIT -> isEmpty(limit) || bytesPerSecond().isPresent();
            case PROXY -> isEmpty(proxy) || NetworkText.proxy(proxy.get().strip()).isPresent();
            case USER_AGENT -> NetworkText.isOneLine(userAgent.get());
            case HEADERS ->
                    DropParser.lines(headers.get()).stream()
                            .allMatch(line -> NetworkText.header(line).isPresent());
        };
    }

    /// Returns the first field that cannot be used as it stands.
    ///
    /// @param one whether one file is wanted: several have no digest in common
    Optional<Field> wrong(boolean one) {
        return Arrays.stream(Field.values())
                .filter(field -> one || field != Field.DIGEST)
                .filter(field -> !isRight(field))
                .findFirst();
    }

    private static boolean isEmpty(StringProperty text) {
        return text.get().isBlank();
    }

    /// Returns the SHA-256 to compare with; empty when none, or none that is right, stands there.
    Optional<Sha256> sha256() {
        try {
            return isEmpty(digest)
                    ? Optional.empty()
                    : Optional.of(Sha256.parse(digest.get().strip()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Returns the limit; a bare number counts in the unit of the settings. Empty when there is
    /// none, or none that is right.
    OptionalLong bytesPerSecond() {
        String text = limit.get().strip().replace(',', '.');
        String suffix =
                text.matches("[0-9.]+")
                        ? switch (unit) {
                            case MEGABYTES, MEGABITS -> "MB";
                            case MEBIBYTES -> "MiB";
                        }
                        : "";
        try {
            if (text.isEmpty()) {
                return OptionalLong.empty();
            }
            long rate = Sizes.parsePerSecond(text + suffix);
            if (unit == Unit.MEGABITS && !suffix.isEmpty()) {
                rate /= 8;
            }
            return rate < 1 ? OptionalLong.empty() : OptionalLong.of(rate);
        } catch (IllegalArgumentException _) {
            return OptionalLong.empty();
        }
    }

    /// Returns how servers are spoken to, from what is right of the fields.
    Network network() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : DropParser.lines(headers.get())) {
            NetworkText.header(line).ifPresent(one -> fields.put(one.getKey(), one.getValue()));
        }
        return new Network(
                some(proxy).filter(text -> NetworkText.proxy(text).isPresent()),
                fields,
                some(userAgent).filter(NetworkText::isOneLine),
                some(user).map(name -> new Login(name, password.get())));
    }

    OnFinish onFinish() {
        return new OnFinish(unpack.get(), open.get(), some(command));
    }

    private static Optional<String> some(StringProperty text) {
        return Optional.of(text.get().strip()).filter(value -> !value.isEmpty());
    }
}
