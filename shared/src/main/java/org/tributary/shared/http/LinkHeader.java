package org.tributary.shared.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// One link of a `Link` header (RFC 8288, 3).
///
/// @param target the reference as written, not yet resolved
/// @param relations what the target is to the resource, in lower case
/// @param priority order in which to use duplicates, 1 first (RFC 6249, 3.1)
/// @param type media type of the target, when given
public record LinkHeader(
        String target, Set<String> relations, OptionalInt priority, Optional<String> type) {
    /// The same bytes elsewhere (RFC 6249, 3).
    public static final String DUPLICATE = "duplicate";

    /// A document about the resource, here a Metalink (RFC 6249, 4).
    public static final String DESCRIBED_BY = "describedby";

    /// Most links read from one header.
    static final int MAX_LINKS = 1000;

    private static final int MAX_PRIORITY = 999_999;

    public LinkHeader {
        relations = Set.copyOf(relations);
    }

    /// Returns a link to the same bytes elsewhere.
    public static LinkHeader duplicate(URI target, int priority) {
        return new LinkHeader(
                target.toASCIIString(),
                Set.of(DUPLICATE),
                OptionalInt.of(priority),
                Optional.empty());
    }

    /// Returns a link to a document about the resource.
    public static LinkHeader describedBy(URI target, String type) {
        return new LinkHeader(
                target.toASCIIString(),
                Set.of(DESCRIBED_BY),
                OptionalInt.empty(),
                Optional.of(type));
    }

    /// Reads the links of one header line, up to what makes no sense.
    public static List<LinkHeader> parse(String header) {
        List<LinkHeader> links = new ArrayList<>();
        int at = 0;
        while (links.size() < MAX_LINKS) {
            int open = skipSeparators(header, at);
            int close = header.indexOf('>', open);
            if (open == header.length() || header.charAt(open) != '<' || close < 0) {
                break;
            }
            HeaderParameters parameters = new HeaderParameters(header, close + 1);
            links.add(link(header.substring(open + 1, close), parameters.values()));
            at = parameters.end();
        }
        return links;
    }

    public boolean is(String relation) {
        return relations.contains(relation);
    }

    /// Returns the target as seen from the resource at `base`; empty when it is no URI.
    public Optional<URI> resolve(URI base) {
        try {
            return Optional.of(base.resolve(target));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Returns a header value with this link alone. `rel` stands unquoted: aria2 reads no other
    /// form.
    public String headerValue() {
        StringBuilder header = new StringBuilder("<").append(target).append('>');
        if (relations.size() == 1) {
            header.append("; rel=").append(relations.iterator().next());
        } else {
            header.append("; rel=\"").append(String.join(" ", relations)).append('"');
        }
        priority.ifPresent(value -> header.append("; pri=").append(value));
        type.ifPresent(value -> header.append("; type=\"").append(value).append('"'));
        return header.toString();
    }

    private static LinkHeader link(String target, Map<String, String> parameters) {
        String relations = parameters.getOrDefault("rel", "").strip().toLowerCase(Locale.ROOT);
        return new LinkHeader(
                target.strip(),
                relations.isEmpty() ? Set.of() : Set.of(relations.split("[ \\t]+")),
                priority(parameters.getOrDefault("pri", "")),
                Optional.ofNullable(parameters.get("type")));
    }

    private static OptionalInt priority(String digits) {
        if (!digits.matches("[0-9]+")) {
            return OptionalInt.empty();
        }
        long value = Digits.value(digits);
        return value >= 1 && value <= MAX_PRIORITY
                ? OptionalInt.of((int) value)
                : OptionalInt.empty();
    }

    private static int skipSeparators(String header, int start) {
        int at = start;
        while (at < header.length() && " \t,".indexOf(header.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
