package org.tributary.shared.format;

import java.net.URI;

/// What a URI must be for a web server to be asked for it, and what it says.
public final class WebLink {
    private static final int MAX_PORT = 65_535;

    private WebLink() {}

    /// True for http and https with a host, and with a port that exists where one is given. A host
    /// that breaks the rules for names, such as `a_b`, is none.
    public static boolean isUsable(URI uri) {
        boolean isWeb = isHttps(uri) || "http".equalsIgnoreCase(uri.getScheme());
        return isWeb && uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= MAX_PORT;
    }

    /// Returns the port to connect to.
    public static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : isHttps(uri) ? 443 : 80;
    }

    /// Returns the name of the file that the link leads to: the last part of its path, decoded;
    /// `download` where it has none.
    public static String fileName(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty() ? "download" : last;
    }

    /// Returns the link without the user name and password it may hold: fit to be shown and kept.
    public static URI withoutLogin(URI uri) {
        if (uri.getRawUserInfo() == null) {
            return uri;
        }
        String authority = uri.getRawAuthority();
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        return URI.create(uri.toString().replace("//" + authority, "//" + host));
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }
}
