package org.tributary.app.ui.add;

import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tributary.shared.format.CatalogPath;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.PercentEncoding;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

/// A link by which people hand files to each other:
///
/// ```
/// tributary:data/set.tar.zst                                 a file that your servers offer
/// tributary:data/set.tar.zst?servers=nas:8080,10.0.0.7:8080&sha256=9f2c...
/// tributary:?url=https%3A%2F%2Fexample.org%2Fset.tar.zst&url=...&sha256=9f2c...
/// ```
///
/// The path and all values are percent-encoded UTF-8 (RFC 3986, 2.1). Either there is a path, perhaps
/// with `servers` (`host:port` or `[v6]:port`, with commas between), or there are links, each as `url`.
/// `sha256` may be added to both. Anything else makes it no such link.
///
/// A file that holds such links, or web links, has the suffix `.tributary`: UTF-8, one link a line;
/// empty lines and lines that start with `#` are passed over.
///
/// @param path in the servers' catalogs; empty where there are links
/// @param servers who is to be asked for the path besides the servers of the list
/// @param links to the one file on web servers
/// @param sha256 what it must hash to
record TributaryLink(
        Optional<String> path, List<Server> servers, List<URI> links, Optional<Sha256> sha256) {
    private static final Pattern ENCODED =
            Pattern.compile("(?:[A-Za-z0-9._~!$'()*+,;:@/\\[\\]-]|%[0-9A-Fa-f]{2})*");
    private static final String SCHEME = "tributary:";
    private static final int MOST_PLACES = 64;

    TributaryLink {
        servers = List.copyOf(servers);
        links = List.copyOf(links);
    }

    static boolean startsLikeOne(String text) {
        return text.strip().toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }

    static Optional<TributaryLink> parse(String text) {
        String bare = text.strip();
        if (!startsLikeOne(bare) || bare.length() > LinkText.MAX_LENGTH) {
            return Optional.empty();
        }
        String rest = bare.substring(SCHEME.length());
        int question = rest.indexOf('?');
        String path = question < 0 ? rest : rest.substring(0, question);
        try {
            return Optional.of(
                    read(decoded(path), question < 0 ? "" : rest.substring(question + 1)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static TributaryLink read(String path, String query) {
        Set<String> keys = new HashSet<>();
        List<Server> servers = new ArrayList<>();
        List<URI> links = new ArrayList<>();
        Optional<Sha256> sha256 = Optional.empty();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            require(equals > 0);
            String key = pair.substring(0, equals);
            String value = decoded(pair.substring(equals + 1));
            require(keys.add(key) || key.equals("url"));
            switch (key) {
                case "url" -> links.add(LinkText.parse(value).orElseThrow(TributaryLink::wrong));
                case "servers" -> {
                    for (String server : value.split(",", -1)) {
                        require(Line.isHostAndPort(server));
                        servers.add(Server.parse(server));
                    }
                }
                case "sha256" -> sha256 = Optional.of(Sha256.parse(value));
                default -> throw wrong();
            }
        }
        require(servers.size() <= MOST_PLACES && links.size() <= MOST_PLACES);
        require(links.stream().allMatch(link -> link.getRawUserInfo() == null));
        if (path.isEmpty()) {
            require(!links.isEmpty() && servers.isEmpty());
            return new TributaryLink(Optional.empty(), servers, links, sha256);
        }
        String name = Normalizer.normalize(path, Normalizer.Form.NFC);
        require(links.isEmpty() && CatalogPath.problem(name).isEmpty());
        return new TributaryLink(Optional.of(name), servers, links, sha256);
    }

    private static String decoded(String text) {
        require(ENCODED.matcher(text).matches());
        return PercentEncoding.decode(text).orElseThrow(TributaryLink::wrong);
    }

    private static void require(boolean right) {
        if (!right) {
            throw wrong();
        }
    }

    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("not a link of this program");
    }

    /// Returns what it asks for. Where it names servers, it asks them for the file by its path:
    /// nobody's servers list changes by a link.
    Wanted wanted() {
        List<URI> places =
                servers.isEmpty()
                        ? links
                        : servers.stream()
                                .map(server -> server.resolve(WirePaths.fileByPath(path.get())))
                                .toList();
        return places.isEmpty()
                ? new Wanted.Named(path.get())
                : new Wanted.Linked(places.stream().map(place -> new Link(place, 1)).toList());
    }

    /// Returns the link's text.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(SCHEME);
        path.ifPresent(name -> text.append(PercentEncoding.encodePath(name)));
        char mark = '?';
        if (!servers.isEmpty()) {
            text.append(mark).append("servers=");
            text.append(String.join(",", servers.stream().map(Server::id).toList()));
            mark = '&';
        }
        for (URI link : links) {
            text.append(mark).append("url=");
            text.append(PercentEncoding.encodeSegment(link.toString()));
            mark = '&';
        }
        if (sha256.isPresent()) {
            text.append(mark).append("sha256=").append(sha256.get().hex());
        }
        return text.toString();
    }
}
