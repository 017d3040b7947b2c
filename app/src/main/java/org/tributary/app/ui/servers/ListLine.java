package org.tributary.app.ui.servers;

import java.util.StringJoiner;
import org.tributary.shared.servers.Server;

/// Writes the line by which a servers list names a server.
final class ListLine {
    private ListLine() {}

    static String of(Server server) {
        boolean plain = server.base().toString().equals("http://" + server.id() + "/");
        StringJoiner line = new StringJoiner(" ");
        line.add(plain ? server.id() : server.base().toString());
        server.name().ifPresent(name -> line.add("name=\"" + name + '"'));
        server.key().ifPresent(key -> line.add("key=\"" + key + '"'));
        server.cert().ifPresent(file -> line.add("cert=\"" + file + '"'));
        server.tokenFile().ifPresent(file -> line.add("token-file=\"" + file + '"'));
        return line.toString();
    }
}
