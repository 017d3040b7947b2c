package org.tributary.daemon.serve;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.regex.Pattern;

/// Where the client believes this daemon to be: what URLs in answers start with. A name is not
/// checked against anything but its form, which keeps it from becoming part of something else.
///
/// @param authority host and port, as they stand in a URL
record Origin(String authority) {
    private static final int LONGEST = 261;
    private static final Pattern FORM =
            Pattern.compile("(?:[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?");

    /// Reads the value of a Host header (RFC 9110, 7.2).
    static Origin parse(String host) throws RefusedException {
        if (host.length() > LONGEST || !FORM.matcher(host).matches()) {
            throw RefusedException.badRequest(
                    "The Host header must hold a host name or address, and a port if it is not"
                            + " 80.");
        }
        return new Origin(host);
    }

    /// Returns the address that a connection came to.
    static Origin of(SocketAddress local) {
        if (!(local instanceof InetSocketAddress inet)) {
            return new Origin("localhost");
        }
        String address = inet.getAddress().getHostAddress();
        int zone = address.indexOf('%');
        String host = zone < 0 ? address : address.substring(0, zone);
        boolean bracketed = inet.getAddress() instanceof Inet6Address;
        return new Origin((bracketed ? "[" + host + "]" : host) + ":" + inet.getPort());
    }

    /// Returns the URL of a wire path, which starts with `/`.
    String url(String wirePath) {
        return "http://" + authority + wirePath;
    }
}
