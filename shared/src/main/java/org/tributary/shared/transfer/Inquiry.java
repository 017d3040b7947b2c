package org.tributary.shared.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.client.HttpReply;
import org.tributary.shared.client.HttpTransport;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.Manifest;
import org.tributary.shared.format.PercentEncoding;
import org.tributary.shared.format.Sha256;
import org.tributary.shared.format.WireJson;
import org.tributary.shared.format.WirePaths;
import org.tributary.shared.http.RetryAfter;
import org.tributary.shared.servers.Discovery;
import org.tributary.shared.servers.Server;
import org.tributary.shared.servers.Survey;

/// Asks places for one file. Blocks; thread-safe.
final class Inquiry {
    private static final Logger LOG = LoggerFactory.getLogger(Inquiry.class);

    private final Optional<String> path;
    private final HttpTransport transport;
    private final Discovery discovery;
    private final LinkProbe probe;
    private final Predicate<String> switchedOff;

    /// @param path the file's path in catalogs, when it has one
    Inquiry(Optional<String> path, HttpTransport transport, Discovery discovery) {
        this(path, transport, discovery, _ -> false);
    }

    /// @param switchedOff tells of a server, on any thread, whether it must not be asked
    Inquiry(
            Optional<String> path,
            HttpTransport transport,
            Discovery discovery,
            Predicate<String> switchedOff) {
        this.switchedOff = switchedOff;
        this.path = path;
        this.transport = transport;
        this.discovery = discovery;
        this.probe = new LinkProbe(transport);
    }

    /// Asks a place whether it has the file.
    ///
    /// @param sha256 what the file hashes to, when that is known: it finds it under other names too
    Offer ask(Place place, Optional<Sha256> sha256) {
        return ask(place, sha256, discovery::ask);
    }

    /// True when the server must not be asked.
    ///
    /// @param server a server's [Server#id()]
    boolean isSwitchedOff(String server) {
        return switchedOff.test(server);
    }

    /// Asks a place even when it answered a moment ago.
    Offer askNow(Place place, Optional<Sha256> sha256) {
        return ask(place, sha256, discovery::askNow);
    }

    private Offer ask(Place place, Optional<Sha256> sha256, Function<Server, Survey> how) {
        if (isSwitchedOff(place.server().id())) {
            return Offer.Nothing.refused(place, "it is switched off");
        }
        try {
            return place.link().isPresent()
                    ? probe.probe(place, place.link().get())
                    : ask(place, sha256, how.apply(place.server()));
        } catch (RuntimeException | Error e) {
            // Whoever waits for the answer must get one.
            LOG.error("asking {} failed by a fault of this program", place.server().id(), e);
            return new Offer.NoAnswer(place, "it could not be asked");
        }
    }

    private Offer ask(Place place, Optional<Sha256> sha256, Survey survey) {
        return switch (survey.answer()) {
            case Survey.Answer.Offers offered ->
                    sha256.flatMap(offered.catalog()::find)
                            .or(() -> path.flatMap(offered.catalog()::find))
                            .<Offer>map(found -> new Offer.Listed(place, found))
                            .orElseGet(() -> Offer.Nothing.missing(place, "it does not have it"));
            case Survey.Answer.NoCatalog _ ->
                    path.map(name -> probe.probe(place, plainUri(place, name)))
                            .orElseGet(() -> Offer.Nothing.missing(place, "it has no catalog"));
            case Survey.Answer.Busy busy -> new Offer.Busy(place, busy.retryAfter());
            case Survey.Answer.NoAnswer none -> new Offer.NoAnswer(place, none.reason());
            case Survey.Answer.NotAsked not -> Offer.Nothing.refused(place, not.reason());
            case Survey.Answer.Unusable unusable -> unusable(place, unusable);
        };
    }

    private static Offer unusable(Place place, Survey.Answer.Unusable answer) {
        if (answer.untrusted().isPresent()) {
            return Offer.Nothing.untrusted(place, answer.untrusted().get());
        }
        if (answer.equals(Survey.Answer.Unusable.WANTS_LOGIN)) {
            return Offer.Nothing.wantsLogin(place);
        }
        return answer.equals(Survey.Answer.Unusable.DENIES_ACCESS)
                ? Offer.Nothing.denies(place)
                : Offer.Nothing.refused(place, answer.reason());
    }

    private static URI plainUri(Place place, String path) {
        return place.server().resolve("/" + PercentEncoding.encodePath(path));
    }

    /// Gets the manifest that the offer's server announced.
    ///
    /// @throws BusyException when it is busy
    /// @throws InvalidFormatException with a sentence when it has none, or not that one
    /// @throws IOException with a sentence when it may give one later
    Manifest manifest(Offer.Listed offer) throws IOException {
        CatalogEntry entry = offer.entry();
        Optional<Manifest> known = ofOneFragment(entry);
        if (known.isPresent()) {
            return known.get();
        }
        if (isSwitchedOff(offer.server().id())) {
            throw new InvalidFormatException("it is switched off");
        }
        URI uri = offer.server().resolve(WirePaths.manifest(entry.root()));
        try (HttpTransport.Exchange exchange = transport.get(offer.server(), uri, Map.of())) {
            HttpReply reply = exchange.reply();
            if (reply.status() == 503 || reply.status() == 429) {
                throw new BusyException(
                        reply.header("Retry-After")
                                .flatMap(value -> RetryAfter.parse(value, Instant.now())));
            }
            if (reply.status() >= 500) {
                throw new IOException("it answered " + reply.status() + " for the manifest");
            }
            if (reply.status() != 200) {
                throw new InvalidFormatException(
                        "it answered " + reply.status() + " for the manifest");
            }
            try (InputStream in = reply.body()) {
                Manifest manifest =
                        WireJson.readManifest(in.readNBytes(WireJson.MAX_MANIFEST_BYTES + 1));
                if (!manifest.root().equals(entry.root())) {
                    throw new InvalidFormatException("its manifest is not the one it announced");
                }
                if (!manifest.sha256().equals(entry.sha256()) || manifest.size() != entry.size()) {
                    throw new InvalidFormatException("its manifest is of another file");
                }
                return manifest;
            }
        }
    }

    /// Returns the manifest of a file of at most one fragment: its hash is the file's, so there is
    /// nothing to ask for.
    private static Optional<Manifest> ofOneFragment(CatalogEntry entry) {
        if (entry.fragmentCount() > 1) {
            return Optional.empty();
        }
        List<Sha256> fragments = entry.fragmentCount() == 0 ? List.of() : List.of(entry.sha256());
        try {
            Manifest manifest =
                    new Manifest(entry.size(), entry.fragmentSize(), fragments, entry.sha256());
            return manifest.root().equals(entry.root()) ? Optional.of(manifest) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Returns how the offer's server can give `content`; empty when it cannot.
    static Optional<Source.Supply> supply(Offer offer, Content content) {
        return switch (offer) {
            case Offer.Listed listed -> listedSupply(listed, content);
            case Offer.Linked(Place _, LinkedFile file) ->
                    file.size().equals(OptionalLong.of(content.size()))
                                    && (file.sha256().isEmpty()
                                            || content.sha256().isEmpty()
                                            || file.sha256().equals(content.sha256()))
                            ? Optional.of(
                                    new Source.Supply(
                                            Optional.of(file.uri()),
                                            file.etag(),
                                            FragmentSet.NONE,
                                            FragmentSet.NONE,
                                            file.ranges()))
                            : Optional.empty();
            case Offer.Nothing _, Offer.Busy _, Offer.NoAnswer _ -> Optional.empty();
        };
    }

    private static Optional<Source.Supply> listedSupply(Offer.Listed offer, Content content) {
        CatalogEntry entry = offer.entry();
        boolean sameFile =
                content.sha256().equals(Optional.of(entry.sha256()))
                        && entry.size() == content.size();
        boolean sameRoot = content.root().equals(Optional.of(entry.root()));
        if (!sameFile || !sameRoot && !entry.isWhole()) {
            return Optional.empty();
        }
        URI whole = offer.server().resolve(WirePaths.file(entry.sha256(), entry.path()));
        return Optional.of(
                new Source.Supply(
                        entry.isWhole() ? Optional.of(whole) : Optional.empty(),
                        Optional.empty(),
                        sameRoot ? entry.held() : FragmentSet.NONE,
                        sameRoot ? entry.zst() : FragmentSet.NONE,
                        true));
    }
}
