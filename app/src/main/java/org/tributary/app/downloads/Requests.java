package org.tributary.app.downloads;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.app.downloads.Network.Login;
import org.tributary.app.settings.Settings;
import org.tributary.shared.client.HttpSettings;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Metalink.Link;
import org.tributary.shared.format.WebLink;
import org.tributary.shared.servers.Server;
import org.tributary.shared.transfer.DownloadRequest;
import org.tributary.shared.transfer.DownloadRequest.Options;
import org.tributary.shared.transfer.DownloadRequest.Target;
import org.tributary.shared.transfer.DownloadRequest.Wanted;

/// Turns what a person asked for into what the engine is asked for.
final class Requests {
    private Requests() {}

    /// @param target where to, when that is known
    /// @param servers all that may be used
    /// @param usual the settings
    /// @throws InvalidFormatException with a sentence when something in it cannot be used
    static DownloadRequest of(
            DownloadSpec spec, Optional<Path> target, List<Server> servers, Settings.Servers usual)
            throws InvalidFormatException {
        List<Server> used =
                spec.onlyServers().isEmpty()
                        ? servers
                        : servers.stream()
                                .filter(server -> spec.onlyServers().contains(server.id()))
                                .toList();
        return new DownloadRequest(
                spec.wanted(),
                used,
                target.<Target>map(Target.File::new)
                        .orElseGet(() -> new Target.Folder(spec.folder())),
                spec.sha256(),
                new Options(
                        spec.connections(),
                        spec.overwrite(),
                        spec.bytesPerSecond(),
                        http(spec.network(), links(spec.wanted()), usual),
                        spec.adopt()));
    }

    /// Returns how requests are made; empty for as usual.
    ///
    /// @param links whose servers get the login
    /// @param usual the settings
    /// @throws InvalidFormatException with a sentence when something in it cannot be used
    static Optional<HttpSettings> http(Network network, List<Link> links, Settings.Servers usual)
            throws InvalidFormatException {
        if (network.equals(Network.USUAL)) {
            return Optional.empty();
        }
        Optional<String> proxy = network.proxy().or(usual::proxy);
        List<HttpSettings.Login> logins = new ArrayList<>();
        for (Link link : links) {
            URI uri = link.uri();
            network.login()
                    .ifPresent(login ->
                            logins.add(
                                    new HttpSettings.Login(
                                            uri.getHost(),
                                            WebLink.port(uri),
                                            login.user(),
                                            login.password())));
        }
        return Optional.of(
                new HttpSettings(
                        proxy.isPresent() ? Optional.of(proxy(proxy.get())) : Optional.empty(),
                        network.headers(),
                        network.userAgent().orElse(HttpSettings.DEFAULT.userAgent()),
                        logins.stream().distinct().toList(),
                        usual.certificates()));
    }

    private static List<Link> links(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Named _ -> List.of();
            case Wanted.Linked(List<Link> links) -> links;
            case Wanted.Described(var file) -> file.links();
        };
    }

    /// The text is not repeated: a password may stand in it.
    private static URI proxy(String text) throws InvalidFormatException {
        return NetworkText.proxy(text)
                .orElseThrow(() ->
                        new InvalidFormatException(
                                "The proxy must be like http://host:port or host:port"));
    }

    /// Takes a user name and password out of a link: they belong where no log, event or file of
    /// others shows them. A login that was given besides comes first.
    static DownloadSpec withoutLogins(DownloadSpec spec) {
        if (!(spec.wanted() instanceof Wanted.Linked(List<Link> links))) {
            return spec;
        }
        Optional<Login> login = spec.network().login();
        List<Link> bare = new ArrayList<>();
        for (Link link : links) {
            login = login.or(() -> login(link.uri()));
            bare.add(new Link(WebLink.withoutLogin(link.uri()), link.priority()));
        }
        Network before = spec.network();
        return bare.equals(links)
                ? spec
                : spec.asking(
                        new Wanted.Linked(bare),
                        new Network(before.proxy(), before.headers(), before.userAgent(), login));
    }

    private static Optional<Login> login(URI uri) {
        return Optional.ofNullable(uri.getUserInfo())
                .filter(info -> info.contains(":"))
                .map(info -> info.split(":", 2))
                .map(parts -> new Login(parts[0], parts[1]));
    }
}
