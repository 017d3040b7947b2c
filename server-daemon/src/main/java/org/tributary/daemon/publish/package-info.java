/// Turns an upload directory into something to serve: finds its files, fragments what is new,
/// remembers the result and offers it as one immutable [Publication]. Start reading at [Publisher].
package org.tributary.daemon.publish;
