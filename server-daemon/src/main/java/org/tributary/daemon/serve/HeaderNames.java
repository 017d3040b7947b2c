package org.tributary.daemon.serve;

/// Header names as the standards write them: people read headers too.
final class HeaderNames {
    static final String ACCEPT_RANGES = "Accept-Ranges";
    static final String ALLOW = "Allow";
    static final String CACHE_CONTROL = "Cache-Control";
    static final String CONNECTION = "Connection";
    static final String CONTENT_LENGTH = "Content-Length";
    static final String CONTENT_RANGE = "Content-Range";
    static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    static final String CONTENT_TYPE = "Content-Type";
    static final String DATE = "Date";
    static final String DIGEST = "Digest";
    static final String ETAG = "ETag";
    static final String HOST = "Host";
    static final String IF_MATCH = "If-Match";
    static final String IF_MODIFIED_SINCE = "If-Modified-Since";
    static final String IF_NONE_MATCH = "If-None-Match";
    static final String IF_RANGE = "If-Range";
    static final String IF_UNMODIFIED_SINCE = "If-Unmodified-Since";
    static final String LAST_MODIFIED = "Last-Modified";
    static final String LINK = "Link";
    static final String RANGE = "Range";
    static final String REPR_DIGEST = "Repr-Digest";
    static final String RETRY_AFTER = "Retry-After";
    static final String TRANSFER_ENCODING = "Transfer-Encoding";
    static final String X_CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";

    private HeaderNames() {}
}
