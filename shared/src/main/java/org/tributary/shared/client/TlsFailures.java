package org.tributary.shared.client;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// Finds out from how a TLS handshake failed what is wrong with the server.
final class TlsFailures {
    /// Types of subject alternative names (RFC 5280, 4.2.1.6).
    private static final int DNS_NAME = 2;

    private static final int IP_ADDRESS = 7;

    /// RFC 4514, 2.
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:\\\\.|[^,\\\\])+)");

    private TlsFailures() {}

    /// Returns what is wrong with the server; empty when the connection only broke, which may be
    /// different the next time.
    static Optional<Untrusted> untrusted(String host, SSLException failure, Instant now) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof RefusedChainException refused) {
                return Optional.of(refused(host, refused, now));
            }
            if (at != failure && at instanceof IOException && !(at instanceof SSLException)) {
                return Optional.empty();
            }
        }
        return switch (failure) {
            case SSLPeerUnverifiedException _ ->
                    Optional.of(new Untrusted.OtherName(host, List.of()));
            case SSLHandshakeException _ ->
                    Optional.of(new Untrusted.Other(host, String.valueOf(failure.getMessage())));
            default -> Optional.empty();
        };
    }

    private static Untrusted refused(String host, RefusedChainException refused, Instant now) {
        for (X509Certificate certificate : refused.chain()) {
            Instant until = certificate.getNotAfter().toInstant();
            if (until.isBefore(now)) {
                return new Untrusted.Expired(host, until);
            }
            Instant from = certificate.getNotBefore().toInstant();
            if (from.isAfter(now)) {
                return new Untrusted.NotYetValid(host, from);
            }
        }
        for (Throwable at = refused; at != null; at = at.getCause()) {
            if (at instanceof CertPathBuilderException) {
                return new Untrusted.UnknownIssuer(host, issuer(refused.chain().getLast()));
            }
        }
        // Java compares the names last and by itself; what is wrong with the certificates as such
        // it tells by classes of their own.
        boolean isName = refused.getCause().getClass() == CertificateException.class;
        return isName
                ? new Untrusted.OtherName(host, names(refused.chain().getFirst()))
                : new Untrusted.Other(host, String.valueOf(refused.getMessage()));
    }

    /// Returns the common name of who issued a certificate, or all that it says of them.
    private static String issuer(X509Certificate certificate) {
        String all = certificate.getIssuerX500Principal().getName();
        Matcher name = COMMON_NAME.matcher(all);
        return name.find() ? name.group(1).replaceAll("\\\\(.)", "$1") : all;
    }

    private static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            for (List<?> name : all == null ? List.<List<?>>of() : all) {
                if (name.getFirst().equals(DNS_NAME) || name.getFirst().equals(IP_ADDRESS)) {
                    names.add(String.valueOf(name.get(1)));
                }
            }
        } catch (CertificateParsingException _) {
            // It names nothing that could be told.
        }
        return names;
    }
}
