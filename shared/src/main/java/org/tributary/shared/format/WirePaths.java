package org.tributary.shared.format;

/// The paths of the wire, without the leading host: the same in a daemon's URLs and in an exported
/// folder.
public final class WirePaths {
    public static final String CATALOG = "/v1/catalog.json";

    /// What a daemon says of itself.
    public static final String STATUS = "/v1/status";

    private WirePaths() {}

    public static String manifest(Sha256 root) {
        return "/v1/manifests/" + root.hex() + ".json";
    }

    /// `/v1/fragments/<aa>/<sha256>`, where `aa` are the name's first two digits.
    public static String fragment(Sha256 fragment) {
        String hex = fragment.hex();
        return "/v1/fragments/" + hex.substring(0, 2) + "/" + hex;
    }

    /// The fragment as a zstd frame.
    public static String zstFragment(Sha256 fragment) {
        return fragment(fragment) + ".zst";
    }

    /// The whole file under its hash; the name is for people and already percent-encoded here.
    public static String file(Sha256 sha256, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return "/v1/files/" + sha256.hex() + "/" + PercentEncoding.encodeSegment(name);
    }

    /// The whole file by its path in the catalog.
    public static String fileByPath(String path) {
        return "/files/" + PercentEncoding.encodePath(path);
    }

    /// A description of the file for other programs; `suffix` is `.meta4`, `.torrent` or `.sha256`.
    public static String meta(Sha256 sha256, String suffix) {
        return "/v1/meta/" + sha256.hex() + suffix;
    }
}
