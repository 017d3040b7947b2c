package org.tributary.daemon.serve;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/// Makes an answer's status line and headers: the answer's own, and those that every answer has.
final class ResponseHead {
    private ResponseHead() {}

    /// @param asked the version of the request
    /// @param last whether the connection ends with this answer
    static HttpResponse of(Answer answer, HttpVersion asked, boolean last, DateHeader date) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, answer.status());
        HttpHeaders headers = head.headers();
        answer.headers().forEach(header -> headers.add(header.name(), header.value()));
        headers.set(HeaderNames.DATE, date.now());
        headers.set(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
        if (!answer.status().equals(HttpResponseStatus.NOT_MODIFIED)) {
            headers.set(HeaderNames.CONTENT_LENGTH, answer.body().length());
        }
        if (last) {
            headers.set(HeaderNames.CONNECTION, "close");
        } else if (asked.equals(HttpVersion.HTTP_1_0)) {
            headers.set(HeaderNames.CONNECTION, "keep-alive");
        }
        return head;
    }
}
