/// Values of HTTP header fields: parse and print, no sockets, nothing remembered. Look at
/// [org.tributary.shared.http.RangeHeader] first. What another program sends is parsed into an
/// `Optional`: a field that makes no sense is as good as none (RFC 9110, 5.5).
package org.tributary.shared.http;
