package org.tributary.daemon.serve;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.PercentEncoding;

/// What a request asks for (RFC 9112, 3.2), decoded once and strictly: nothing that is looked at
/// later can mean two things. A path is only ever a key to look up, never the way to a file.
///
/// @param path starts with `/`; NFC, as catalogs have it
/// @param query in the order of the URL
/// @param authority host and port, when the whole URL was given
record Target(String path, List<Parameter> query, Optional<String> authority) {
    private static final String SCHEME = "http://";

    Target {
        query = List.copyOf(query);
    }

    /// One `name=value` of the query; the value is empty when there is no `=`.
    record Parameter(String name, String value) {}

    /// @param raw the request line's second word; each character stands for one byte
    static Target parse(String raw) throws RefusedException {
        String rest = raw;
        Optional<String> authority = Optional.empty();
        if (raw.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            String afterScheme = raw.substring(SCHEME.length());
            int end = indexOfAny(afterScheme, "/?");
            authority = Optional.of(afterScheme.substring(0, end));
            rest = afterScheme.substring(end);
            if (!rest.startsWith("/")) {
                rest = "/" + rest;
            }
        }
        if (!rest.startsWith("/")) {
            throw RefusedException.badRequest("The request's path must start with a slash.");
        }
        int question = indexOfAny(rest, "?");
        String path = decode(rest.substring(0, question));
        List<Parameter> query =
                question == rest.length() ? List.of() : parameters(rest.substring(question + 1));
        for (String name : path.split("/", -1)) {
            if (name.equals(".") || name.equals("..")) {
                throw RefusedException.badRequest(
                        "A path with the step " + name + " leads nowhere here.");
            }
        }
        return new Target(path, query, authority);
    }

    /// Returns the value of the only parameter called `name`.
    Optional<String> parameter(String name) throws RefusedException {
        List<String> values =
                query.stream()
                        .filter(parameter -> parameter.name().equals(name))
                        .map(Parameter::value)
                        .toList();
        if (values.size() > 1) {
            throw RefusedException.badRequest("The query gives " + name + " more than once.");
        }
        return values.stream().findFirst();
    }

    private static List<Parameter> parameters(String query) throws RefusedException {
        List<Parameter> parameters = new ArrayList<>();
        for (String part : query.split("&")) {
            int equals = indexOfAny(part, "=");
            String value = equals == part.length() ? "" : part.substring(equals + 1);
            parameters.add(new Parameter(decode(part.substring(0, equals)), decode(value)));
        }
        return parameters;
    }

    private static String decode(String encoded) throws RefusedException {
        if (encoded.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == '#')) {
            throw RefusedException.badRequest(
                    "The request's path has a character that must be percent-encoded.");
        }
        // Some clients send the bytes of a name as they are.
        String text = utf8(encoded.getBytes(StandardCharsets.ISO_8859_1));
        byte[] bytes =
                PercentEncoding.decodeBytes(text)
                        .orElseThrow(() ->
                                RefusedException.badRequest(
                                        "A percent sign in a path is followed by two"
                                                + " hexadecimal digits; the sign itself is"
                                                + " written %25."));
        String decoded = utf8(bytes);
        if (decoded.indexOf('\0') >= 0) {
            throw RefusedException.badRequest("No name here has a NUL character.");
        }
        return Normalizer.normalize(decoded, Normalizer.Form.NFC);
    }

    private static String utf8(byte[] bytes) throws RefusedException {
        return PercentEncoding.utf8(bytes)
                .orElseThrow(() ->
                        RefusedException.badRequest(
                                "Names are percent-encoded UTF-8 here, and this path is"
                                        + " not."));
    }

    private static int indexOfAny(String text, String characters) {
        for (int at = 0; at < text.length(); at++) {
            if (characters.indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return text.length();
    }
}
