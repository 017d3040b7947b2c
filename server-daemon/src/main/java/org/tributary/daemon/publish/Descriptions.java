package org.tributary.daemon.publish;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tributary.shared.format.Metalink;

/// What other programs read about an offered file.
public final class Descriptions {
    private Descriptions() {}

    /// Returns a line as `sha256sum` writes and checks it: a name with characters that would break
    /// the line is escaped, and a backslash in front says so.
    public static byte[] checksumLine(OfferedFile file) {
        String name = file.name();
        String escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        String line =
                (escaped.equals(name) ? "" : "\\") + file.sha256().hex() + "  " + escaped + "\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    /// Returns a Metalink document.
    ///
    /// @param uris where the file is, the best first
    public static byte[] metalink(OfferedFile file, List<URI> uris) {
        List<Metalink.Link> links = new ArrayList<>();
        for (URI uri : uris) {
            links.add(new Metalink.Link(uri, links.size() + 1));
        }
        Metalink.File described = Metalink.File.of(file.name(), file.manifest(), links);
        return new Metalink(List.of(described)).write();
    }
}
