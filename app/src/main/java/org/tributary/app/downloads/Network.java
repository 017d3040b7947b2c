package org.tributary.app.downloads;

import java.util.Map;
import java.util.Optional;

/// How the servers of one download are spoken to, where that differs from the settings.
///
/// @param proxy an http proxy as `host:port`, with `user:password@` when it wants a login
/// @param headers sent with every request
/// @param userAgent the name to go by
/// @param login for the servers that its links lead to
public record Network(
        Optional<String> proxy,
        Map<String, String> headers,
        Optional<String> userAgent,
        Optional<Login> login) {
    /// Nothing special.
    public static final Network USUAL =
            new Network(Optional.empty(), Map.of(), Optional.empty(), Optional.empty());

    public Network {
        headers = Map.copyOf(headers);
    }

    /// A name and password (RFC 7617).
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }
}
