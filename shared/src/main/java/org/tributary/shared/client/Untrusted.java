package org.tributary.shared.client;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// Why a server did not prove over TLS that it is the one that was asked for (RFC 9110, 4.3.4), so
/// that nothing was asked of it.
public sealed interface Untrusted {
    /// Names that are told; a certificate may hold hundreds.
    int MOST_NAMES = 3;

    /// The name the server was asked by.
    String host();

    /// Returns the same as a part of a sentence in English that may hold text from outside.
    String reason();

    /// A certificate it showed is not valid any more.
    ///
    /// @param since when it expired
    record Expired(String host, Instant since) implements Untrusted {
        @Override
        public String reason() {
            return "its certificate expired on " + day(since);
        }
    }

    /// A certificate it showed is not valid yet; maybe the clock of this machine is slow.
    record NotYetValid(String host, Instant from) implements Untrusted {
        @Override
        public String reason() {
            return "its certificate is not valid before " + day(from);
        }
    }

    /// Its certificate is for other names.
    ///
    /// @param names the first of them
    record OtherName(String host, List<String> names) implements Untrusted {
        public OtherName {
            names = names.stream().limit(MOST_NAMES).toList();
        }

        @Override
        public String reason() {
            return names.isEmpty()
                    ? "its certificate is not for " + host
                    : "its certificate is for " + String.join(", ", names) + ", not for " + host;
        }
    }

    /// Nobody who is trusted vouches for its certificate.
    ///
    /// @param issuer who does
    record UnknownIssuer(String host, String issuer) implements Untrusted {
        @Override
        public String reason() {
            return "its certificate was issued by \"" + issuer + "\", which is not trusted";
        }
    }

    /// Something else is wrong with its certificate, or both sides agree on no way to encrypt.
    record Other(String host, String detail) implements Untrusted {
        @Override
        public String reason() {
            return "no secure connection comes about: " + detail;
        }
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
