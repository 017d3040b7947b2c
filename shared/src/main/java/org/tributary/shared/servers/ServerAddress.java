package org.tributary.shared.servers;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.shared.format.RemoteText;

/// Reads the ways in which a server can be named.
final class ServerAddress {
    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");
    private static final Pattern AUTHORITY =
            Pattern.compile("(\\[[0-9A-Fa-f:.%]+\\]|[^:/?#@\\[\\]\\s]+)(?::([0-9]{1,5}))?");
    private static final Pattern ENDS_WITH_PORT = Pattern.compile(":[0-9]+$");

    private ServerAddress() {}

    static Server parse(String address) {
        Matcher url = URL.matcher(address);
        if (!url.matches()) {
            if (!ENDS_WITH_PORT.matcher(address).find()) {
                throw notAServer();
            }
            return at("http", address, "/");
        }
        String scheme = url.group(1).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    quoted(scheme) + " is a kind of server that is not known; write http or https");
        }
        try {
            return ofUrl(scheme, new URI(address).normalize());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("this is not a valid URL", e);
        }
    }

    private static Server ofUrl(String scheme, URI url) {
        if (url.getRawAuthority() == null) {
            throw new IllegalArgumentException("this has no host");
        }
        if (url.getRawAuthority().indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "a login does not belong in a servers list; name a file with token-file=");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "this has a ? or #; write the URL where the server's tree starts");
        }
        String path = url.getRawPath();
        return at(scheme, url.getRawAuthority(), path.endsWith("/") ? path : path + "/");
    }

    private static Server at(String scheme, String authority, String path) {
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw notAServer();
        }
        int port = parts.group(2) == null ? usualPort(scheme) : Integer.parseInt(parts.group(2));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "this has the port " + port + "; a port is 1 to 65535");
        }
        String hostAndPort = asciiHost(parts.group(1)) + ":" + port;
        try {
            URI base = new URI(scheme + "://" + hostAndPort + path).parseServerAuthority();
            return Server.at(hostAndPort + path.substring(0, path.length() - 1), base);
        } catch (URISyntaxException e) {
            throw notAHost(parts.group(1), e);
        }
    }

    private static String asciiHost(String host) {
        if (host.startsWith("[")) {
            return host;
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw notAHost(host, e);
        }
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static IllegalArgumentException notAServer() {
        return new IllegalArgumentException(
                "this is not a server; write host:port, [v6]:port or an http URL");
    }

    private static IllegalArgumentException notAHost(String host, Exception cause) {
        return new IllegalArgumentException(quoted(host) + " is not a valid host name", cause);
    }

    private static String quoted(String text) {
        return '"' + RemoteText.shown(text) + '"';
    }
}
