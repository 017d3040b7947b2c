/// Offers what [org.tributary.daemon.publish.Publication] holds over HTTP/1.1. A resource says what
/// to answer and knows no socket; [Connection] says when, [BodySender] how its bytes leave. Netty
/// is used here and nowhere else. Start reading at [HttpServer].
package org.tributary.daemon.serve;
