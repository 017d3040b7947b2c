package org.tributary.app.ui.common;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.servers.ServerHealth;

/// Says why a server did not prove who it is. Days are those of UTC, as certificates are written.
public final class UntrustedWords {
    private final Messages messages;

    public UntrustedWords(Messages messages) {
        this.messages = messages;
    }

    /// Returns it as a part of a sentence about the server.
    public String reason(Untrusted untrusted) {
        return switch (untrusted) {
            case Untrusted.Expired(_, Instant since) -> text("reason.expired", day(since));
            case Untrusted.NotYetValid(_, Instant from) -> text("reason.notYetValid", day(from));
            case Untrusted.OtherName(_, List<String> names) ->
                    names.isEmpty()
                            ? text("reason.anotherName")
                            : text("reason.otherName", shown(names));
            case Untrusted.UnknownIssuer(_, String issuer) ->
                    text("reason.unknownIssuer", RemoteText.shown(issuer));
            case Untrusted.Other(_, String detail) ->
                    text("reason.other", RemoteText.shown(detail));
        };
    }

    /// Returns why a server is left out, as a part of a sentence.
    public String reason(ServerHealth.LeftOut out) {
        return out.untrusted()
                .map(this::reason)
                .orElseGet(() -> new ReasonWords(messages).of(out.reason()));
    }

    /// Returns it in whole sentences.
    ///
    /// @param now when that is so; empty when nobody knows
    public String sentence(Untrusted untrusted, Optional<Instant> now) {
        String host = RemoteText.shown(untrusted.host());
        return switch (untrusted) {
            case Untrusted.Expired(_, Instant since) ->
                    now.map(moment ->
                                    text(
                                            "expiredAgo",
                                            host,
                                            day(since),
                                            Math.max(0, Duration.between(since, moment).toDays())))
                            .orElseGet(() -> text("expired", host, day(since)));
            case Untrusted.NotYetValid(_, Instant from) -> text("notYetValid", host, day(from));
            case Untrusted.OtherName(_, List<String> names) ->
                    names.isEmpty()
                            ? text("anotherName", host)
                            : text("otherName", host, shown(names));
            case Untrusted.UnknownIssuer(_, String issuer) ->
                    text("unknownIssuer", host, RemoteText.shown(issuer));
            case Untrusted.Other(_, String detail) -> text("other", host, RemoteText.shown(detail));
        };
    }

    private String text(String key, Object... arguments) {
        return messages.text("problem.insecure." + key, arguments);
    }

    private static String shown(List<String> names) {
        return RemoteText.shown(String.join(", ", names));
    }

    private String day(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(messages.locale())
                .format(instant.atZone(ZoneOffset.UTC));
    }
}
