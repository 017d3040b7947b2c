package org.tributary.app.ui.add;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.tributary.app.downloads.Network;
import org.tributary.app.downloads.Network.Login;
import org.tributary.app.offers.ClosestName;
import org.tributary.app.offers.Offers;
import org.tributary.app.offers.Offers.Match;
import org.tributary.app.offers.Offers.Version;
import org.tributary.app.ui.add.Note.Way;
import org.tributary.shared.client.Untrusted;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.Metalink;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WebLink;
import org.tributary.shared.io.SafeName;
import org.tributary.shared.transfer.DownloadRequest.Wanted;
import org.tributary.shared.transfer.LinkAnswer;

/// Looks where lines lead: into what the servers offer, at web servers, into files on this machine.
/// Blocks; thread-safe.
final class LineChecker {
    /// Most files that one line may stand for.
    static final int MOST_FILES = 10_000;

    private final Offers offers;
    private final BiFunction<URI, Network, LinkAnswer> look;

    /// @param offers what the servers offer now
    /// @param look asks a web server; may block
    LineChecker(Offers offers, BiFunction<URI, Network, LinkAnswer> look) {
        this.offers = offers;
        this.look = look;
    }

    /// Looks where a line leads.
    ///
    /// @param network how web servers are spoken to
    Finding check(Line line, Network network) {
        return switch (line) {
            case Line.Web(URI link, Optional<Login> login) ->
                    web(List.of(link), login, Optional.empty(), network);
            case Line.Own(TributaryLink link) -> own(link, network);
            case Line.Here(Path file) -> here(file);
            case Line.Folder(String path) -> folder(path);
            case Line.Name(String name) -> name(name);
            case Line.HostAndPort(String server) ->
                    nothing(Note.of(Remark.SERVER).with(new Way.AddServers(server)));
            case Line.Bad(Note note) -> nothing(note);
        };
    }

    /// Whether looking where a line leads takes no time at all.
    static boolean isQuick(Line line) {
        return switch (line) {
            case Line.Web _, Line.Own _, Line.Here _ -> false;
            case Line.Folder _, Line.Name _, Line.HostAndPort _, Line.Bad _ -> true;
        };
    }

    private static Finding nothing(Note note) {
        return new Finding.Nothing(note);
    }

    // ---- web servers

    private Finding own(TributaryLink link, Network network) {
        if (link.wanted() instanceof Wanted.Linked(List<Link> links)) {
            return web(
                    links.stream().map(Link::uri).toList(),
                    Optional.empty(),
                    link.sha256(),
                    network);
        }
        Finding finding = name(link.path().orElseThrow());
        return link.sha256().isPresent() && finding instanceof Finding.Files(List<Found> files)
                ? new Finding.Files(
                        files.stream().map(file -> requiring(file, link.sha256().get())).toList())
                : finding;
    }

    private static Found requiring(Found file, Sha256 sha256) {
        return new Found(
                file.name(),
                file.below(),
                file.size(),
                file.segments(),
                file.servers(),
                file.wanted(),
                Optional.of(sha256),
                Optional.of(sha256),
                file.login(),
                Note.of(Remark.PROVED),
                true);
    }

    /// Asks the servers of links to one file, one after the other until one of them gives something.
    private Finding web(
            List<URI> links, Optional<Login> login, Optional<Sha256> sha256, Network network) {
        Network asked =
                login.isEmpty()
                        ? network
                        : new Network(
                                network.proxy(), network.headers(), network.userAgent(), login);
        LinkAnswer answer = look.apply(links.getFirst(), asked);
        for (URI link : links.subList(1, links.size())) {
            if (answer instanceof LinkAnswer.File) {
                break;
            }
            LinkAnswer other = look.apply(link, asked);
            answer = other instanceof LinkAnswer.File ? other : answer;
        }
        return finding(new Asked(links, login, sha256), answer, asked.login().isPresent());
    }

    /// @param sha256 what the file must hash to, when the line says
    private record Asked(List<URI> links, Optional<Login> login, Optional<Sha256> sha256) {
        Wanted wanted() {
            return new Wanted.Linked(links.stream().map(link -> new Link(link, 1)).toList());
        }

        String host() {
            URI first = links.getFirst();
            return first.getPort() < 0 ? first.getHost() : first.getHost() + ":" + first.getPort();
        }
    }

    private Finding finding(Asked asked, LinkAnswer answer, boolean loggedIn) {
        String host = asked.host();
        return switch (answer) {
            case LinkAnswer.File file -> file(asked, file);
            case LinkAnswer.WebPage(String name, OptionalLong size) -> page(asked, name, size);
            case LinkAnswer.Described(Metalink metalink) -> described(metalink);
            case LinkAnswer.NoMetalink _ -> nothing(Note.of(Remark.NOT_METALINK));
            case LinkAnswer.LoginNeeded _ ->
                    nothing(
                            Note.of(loggedIn ? Remark.LOGIN_WRONG : Remark.LOGIN_NEEDED, host)
                                    .with(new Way.LogIn()));
            case LinkAnswer.Denied _ -> nothing(Note.of(Remark.DENIED, host));
            case LinkAnswer.Insecure(Untrusted untrusted) ->
                    nothing(Note.of(Remark.INSECURE, host, untrusted));
            case LinkAnswer.NotFound _ -> nothing(Note.of(Remark.NOT_FOUND, host));
            case LinkAnswer.Refused(String reason) ->
                    nothing(Note.of(Remark.REFUSED, host, reason));
            case LinkAnswer.Busy _ -> unseen(asked, Note.of(Remark.BUSY, host));
            case LinkAnswer.NoAnswer(String reason) ->
                    unseen(asked, Note.of(Remark.NO_ANSWER, host, reason));
        };
    }

    private Finding file(Asked asked, LinkAnswer.File file) {
        Optional<Sha256> digest = asked.sha256().or(file::sha256);
        Optional<Version> offered =
                digest.flatMap(hash -> offers.pathOf(hash).map(path -> offers.version(path, hash)));
        OptionalInt segments =
                offered.isPresent()
                        ? OptionalInt.of(offered.get().entry().fragmentCount())
                        : segments(file);
        Remark remark =
                file.size().isEmpty()
                        ? Remark.UNKNOWN_SIZE
                        : !file.ranges()
                                ? Remark.NO_RANGES
                                : digest.isPresent() ? Remark.PROVED : Remark.UNPROVED;
        return one(
                new Found(
                        onDisk(file.name()),
                        Found.HERE,
                        file.size(),
                        segments,
                        OptionalInt.of(places(asked, file, offered)),
                        asked.wanted(),
                        asked.sha256(),
                        digest,
                        asked.login(),
                        Note.of(remark),
                        true));
    }

    private static OptionalInt segments(LinkAnswer.File file) {
        if (file.size().isEmpty() || !file.ranges()) {
            return file.size().isEmpty() ? OptionalInt.empty() : OptionalInt.of(1);
        }
        long size = file.size().getAsLong();
        return OptionalInt.of((int) Manifest.fragmentCount(size, Manifest.usualFragmentSize(size)));
    }

    private static int places(Asked asked, LinkAnswer.File file, Optional<Version> offered) {
        List<String> hosts = new ArrayList<>();
        asked.links().forEach(link -> hosts.add(hostAndPort(link)));
        file.duplicates().forEach(link -> hosts.add(hostAndPort(link)));
        offered.ifPresent(version -> hosts.addAll(version.servers()));
        return (int) hosts.stream().distinct().count();
    }

    private static String hostAndPort(URI link) {
        return link.getHost().toLowerCase(Locale.ROOT) + ":" + WebLink.port(link);
    }

    private Finding page(Asked asked, String name, OptionalLong size) {
        URI link = asked.links().getFirst();
        boolean isTop = link.getPath() == null || link.getPath().length() < 2;
        Note note = Note.of(Remark.WEB_PAGE, asked.host());
        Found page =
                new Found(
                        onDisk(name),
                        Found.HERE,
                        size,
                        OptionalInt.empty(),
                        OptionalInt.of(1),
                        asked.wanted(),
                        asked.sha256(),
                        asked.sha256(),
                        asked.login(),
                        isTop
                                ? note.with(new Way.AddServers(link.toString()))
                                : note.with(new Way.Anyway()),
                        false);
        return isTop ? nothing(page.note()) : one(page);
    }

    /// A link whose server says nothing now may still be downloaded: it is asked again then.
    private static Finding unseen(Asked asked, Note note) {
        return one(
                new Found(
                        onDisk(WebLink.fileName(asked.links().getFirst())),
                        Found.HERE,
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        OptionalInt.of(asked.links().size()),
                        asked.wanted(),
                        asked.sha256(),
                        asked.sha256(),
                        asked.login(),
                        note,
                        true));
    }

    /// Returns what a link leads to before its server is asked.
    static Optional<Found> beforeAsking(Line line) {
        if (!(line instanceof Line.Web(URI link, Optional<Login> login))
                || Line.isMetalinkName(link.getPath())) {
            return Optional.empty();
        }
        Asked asked = new Asked(List.of(link), login, Optional.empty());
        return unseen(asked, Note.of(Remark.CHECKING)) instanceof Finding.Files(List<Found> files)
                ? Optional.of(files.getFirst())
                : Optional.empty();
    }

    // ---- documents

    private Finding described(Metalink metalink) {
        List<Metalink.File> files = metalink.files();
        if (files.isEmpty()) {
            return nothing(Note.of(Remark.NO_LINK_INSIDE));
        }
        List<Found> found = new ArrayList<>();
        for (Metalink.File file : files) {
            Path place = onDisk(file.name(), files.size() > 1);
            OptionalInt segments =
                    file.pieces().isPresent()
                            ? OptionalInt.of(file.pieces().get().hashes().size())
                            : OptionalInt.empty();
            int servers =
                    (int)
                            file.links().stream()
                                    .map(link -> hostAndPort(link.uri()))
                                    .distinct()
                                    .count();
            found.add(
                    new Found(
                            place.getFileName().toString(),
                            parent(place),
                            file.size(),
                            segments,
                            OptionalInt.of(servers),
                            new Wanted.Described(file),
                            Optional.empty(),
                            file.sha256(),
                            Optional.empty(),
                            Note.of(file.sha256().isPresent() ? Remark.PROVED : Remark.UNPROVED),
                            true));
        }
        return new Finding.Files(found);
    }

    private Finding here(Path file) {
        return switch (DropParser.file(file)) {
            case DropItem.MetalinkFile _ -> metalinkHere(file);
            case DropItem.LinkFile(_, List<String> lines) ->
                    new Finding.Lines(file.getFileName().toString(), lines);
            case DropItem.TextOfLinks(List<String> lines) ->
                    new Finding.Lines(file.getFileName().toString(), lines);
            case DropItem.ServersFile(_, String text) ->
                    nothing(Note.of(Remark.SERVERS_LIST).with(new Way.AddServers(text)));
            case DropItem.LocalFile _ ->
                    nothing(Note.of(Remark.COPY_HERE).with(new Way.Repair(file)));
            case DropItem.Unusable(_, Note note) -> nothing(note);
            case DropItem.Links _,
                    DropItem.CatalogName _,
                    DropItem.OwnLink _,
                    DropItem.ServersText _ ->
                    throw new AssertionError("a file is none of these");
        };
    }

    private Finding metalinkHere(Path file) {
        try {
            Optional<byte[]> document = LinkFiles.read(file, Metalink.MAX_BYTES);
            return document.isEmpty()
                    ? nothing(Note.of(Remark.TOO_BIG))
                    : described(Metalink.read(document.get()));
        } catch (InvalidFormatException _) {
            return nothing(Note.of(Remark.NOT_METALINK));
        } catch (IOException _) {
            return nothing(Note.of(Files.exists(file) ? Remark.CANNOT_READ : Remark.NO_FILE));
        }
    }

    // ---- what the servers offer

    private Finding name(String name) {
        if (offers.isEmpty()) {
            return nothing(Note.of(Remark.NO_CATALOG, name));
        }
        return switch (offers.match(name)) {
            case Match.Found(String path) -> one(offered(path, false));
            case Match.Several(List<String> paths) ->
                    nothing(
                            Note.of(
                                            Remark.SEVERAL,
                                            paths.size(),
                                            String.join(", ", paths.subList(0, 2)))
                                    .with(new Way.Replace(String.join("\n", paths))));
            case Match.Folder(String path) -> folder(path);
            case Match.Nothing(Optional<String> closest) ->
                    closest.map(path ->
                                    nothing(
                                            Note.of(Remark.NOT_OFFERED_CLOSEST, name, path)
                                                    .with(new Way.Replace(path))))
                            .orElseGet(() -> nothing(Note.of(Remark.NOT_OFFERED, name)));
        };
    }

    private Finding folder(String path) {
        if (offers.isEmpty()) {
            return nothing(Note.of(Remark.NO_CATALOG, path));
        }
        List<String> paths = offers.below(path);
        if (paths.isEmpty()) {
            Note note = Note.of(Remark.NO_FOLDER, path);
            return nothing(
                    offers.closestFolder(path)
                            .map(closest -> note.with(new Way.Replace(closest)))
                            .orElse(note));
        }
        return new Finding.Files(
                paths.stream().limit(MOST_FILES).map(file -> offered(file, true)).toList());
    }

    /// @param inFolder whether it keeps its folder
    private Found offered(String path, boolean inFolder) {
        List<Version> versions = offers.versions(path);
        Version most = versions.getFirst();
        Path place = onDisk(path, inFolder);
        int all = versions.stream().mapToInt(version -> version.servers().size()).sum();
        return new Found(
                place.getFileName().toString(),
                parent(place),
                OptionalLong.of(most.entry().size()),
                OptionalInt.of(most.entry().fragmentCount()),
                OptionalInt.of(most.servers().size()),
                new Wanted.Named(path),
                Optional.empty(),
                Optional.of(most.entry().sha256()),
                Optional.empty(),
                versions.size() > 1
                        ? Note.of(Remark.DISAGREE, versions.size(), most.servers().size(), all)
                        : Note.of(Remark.PROVED),
                true);
    }

    // ---- names on disk

    private static Path onDisk(String path, boolean inFolder) {
        try {
            return inFolder
                    ? SafeName.relativePath(path)
                    : Path.of(SafeName.of(ClosestName.lastPart(path)));
        } catch (InvalidFormatException _) {
            return Path.of("download");
        }
    }

    private static String onDisk(String name) {
        return onDisk(name, false).toString();
    }

    private static Path parent(Path place) {
        return place.getParent() == null ? Found.HERE : place.getParent();
    }

    private static Finding one(Found found) {
        return new Finding.Files(List.of(found));
    }
}
