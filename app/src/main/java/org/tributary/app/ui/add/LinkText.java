package org.tributary.app.ui.add;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tributary.shared.format.PercentEncoding;
import org.tributary.shared.format.WebLink;

/// Reads links as people and other programs write them.
final class LinkText {
    /// Longest text that is taken for a link.
    static final int MAX_LENGTH = 8192;

    private static final String NOT_IN_LINKS = " \"<>\\^`{|}";
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?i)(https?://)([^/?#]*@)?([^/?#@]+?)(:[0-9]*)?([/?#].*)?");
    private static final Pattern IN_TEXT = Pattern.compile("(?i)\\bhttps?://[^\\s<>\"]+");
    private static final Pattern OWN_IN_TEXT = Pattern.compile("(?i)\\btributary:[^\\s<>\"]+");
    private static final Pattern HREF =
            Pattern.compile(
                    "(?is)<a\\b[^>]*?\\bhref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))");

    private LinkText() {}

    static boolean startsLikeWebLink(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("http:") || lower.startsWith("https:");
    }

    /// Returns the link to a web server that `text` is; what must be percent-encoded in it is, and a
    /// host with letters of any language is written as the name system wants it.
    static Optional<URI> parse(String text) {
        String bare = text.strip();
        if (bare.length() > MAX_LENGTH || !startsLikeWebLink(bare)) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(new URI(encoded(asciiHost(bare))).toASCIIString());
            return WebLink.isUsable(uri) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        String noStray = STRAY_PERCENT.matcher(text).replaceAll("%25");
        StringBuilder out = new StringBuilder(noStray.length());
        noStray.codePoints()
                .forEach(c -> {
                    if (NOT_IN_LINKS.indexOf(c) >= 0) {
                        out.append(PercentEncoding.encodeCodePoint(c));
                    } else {
                        out.appendCodePoint(c);
                    }
                });
        return out.toString();
    }

    private static String asciiHost(String text) {
        Matcher parts = AUTHORITY.matcher(text);
        if (!parts.matches() || StandardCharsets.US_ASCII.newEncoder().canEncode(parts.group(3))) {
            return text;
        }
        return parts.group(1)
                + orNothing(parts.group(2))
                + IDN.toASCII(parts.group(3), IDN.ALLOW_UNASSIGNED)
                + orNothing(parts.group(4))
                + orNothing(parts.group(5));
    }

    private static String orNothing(String group) {
        return group == null ? "" : group;
    }

    /// Returns the links that occur in a text, each once: web links, and links of ours.
    static List<String> in(String text, int most) {
        List<String> found = new ArrayList<>();
        add(IN_TEXT.matcher(text), found, most);
        add(OWN_IN_TEXT.matcher(text), found, most);
        return found;
    }

    private static void add(Matcher links, List<String> found, int most) {
        while (links.find() && found.size() < most) {
            String link = withoutPunctuation(links.group());
            boolean good = parse(link).isPresent() || TributaryLink.parse(link).isPresent();
            if (good && !found.contains(link)) {
                found.add(link);
            }
        }
    }

    /// What ends a sentence around a link does not belong to it, unless the bracket was opened in it.
    private static String withoutPunctuation(String link) {
        int end = link.length();
        while (end > 0) {
            char last = link.charAt(end - 1);
            boolean closes =
                    last == ')' && link.lastIndexOf('(', end - 1) < 0
                            || last == ']' && link.lastIndexOf('[', end - 1) < 0;
            if (!closes && ".,;:!?'*".indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return link.substring(0, end);
    }

    /// Returns the web links that a page's text leads to, each once.
    static List<URI> hrefs(String html, int most) {
        List<URI> found = new ArrayList<>();
        Matcher anchors = HREF.matcher(html);
        while (anchors.find() && found.size() < most) {
            String href =
                    orNothing(anchors.group(1))
                            + orNothing(anchors.group(2))
                            + orNothing(anchors.group(3));
            parse(href.replace("&amp;", "&").replace("&#38;", "&"))
                    .filter(link -> !found.contains(link))
                    .ifPresent(found::add);
        }
        return found;
    }
}
