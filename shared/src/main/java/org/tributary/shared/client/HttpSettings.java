package org.tributary.shared.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How requests are made.
///
/// @param proxy an http proxy, with `user:password@` when it wants a login
/// @param headers sent to every server that is asked, but not to where one redirects
/// @param userAgent the `User-Agent` header
/// @param logins user names and passwords for single servers
/// @param certificates a PEM file with certificates to trust besides those that Java trusts
public record HttpSettings(
        Optional<URI> proxy,
        Map<String, String> headers,
        String userAgent,
        List<Login> logins,
        Optional<Path> certificates) {
    /// No proxy, nothing extra.
    public static final HttpSettings DEFAULT =
            new HttpSettings(Optional.empty(), Map.of(), "Tributary", List.of());

    /// With no more certificates than Java trusts.
    public HttpSettings(
            Optional<URI> proxy,
            Map<String, String> headers,
            String userAgent,
            List<Login> logins) {
        this(proxy, headers, userAgent, logins, Optional.empty());
    }

    public HttpSettings {
        headers = Map.copyOf(headers);
        logins = List.copyOf(logins);
    }

    /// A login by Basic authentication (RFC 7617), sent only to `host` and `port`.
    public record Login(String host, int port, String user, String password) {
        @Override
        public String toString() {
            return user + "@" + host + ":" + port;
        }
    }
}
