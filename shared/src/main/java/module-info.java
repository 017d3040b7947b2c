/// Formats and the transfer engine: what the daemon and the app have in common. Knows no window and
/// listens on no socket.
module org.tributary.shared {
    exports org.tributary.shared.client;
    exports org.tributary.shared.format;
    exports org.tributary.shared.http;
    exports org.tributary.shared.io;
    exports org.tributary.shared.servers;
    exports org.tributary.shared.transfer;

    opens org.tributary.shared.servers to
            com.fasterxml.jackson.databind;

    requires java.xml;
    requires com.fasterxml.jackson.databind;
    requires com.github.luben.zstd_jni;
    requires org.apache.httpcomponents.client5.httpclient5;
    requires org.apache.httpcomponents.core5.httpcore5;
    requires org.slf4j;
}
