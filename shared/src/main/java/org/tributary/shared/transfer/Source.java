package org.tributary.shared.transfer;

import java.net.URI;
import java.util.Optional;
import org.tributary.shared.format.FragmentSet;
import org.tributary.shared.servers.ServerHealth.LeftOut;

/// One server able to give one download's bytes, and what it did for it. Touched by the engine
/// thread alone.
final class Source {
    /// A server this fast is limited by the machine, not by the network: unpacking would cost more
    /// than it saves.
    private static final double ZST_PAYS_BELOW = 150e6;

    private final ServerState server;
    private final Supply supply;
    private final int number;

    private boolean servesRanges;
    private boolean zstWorks = true;
    private boolean suspected;
    private Optional<LeftOut> leftOut = Optional.empty();

    /// @param number position among the download's servers
    Source(ServerState server, Supply supply, int number) {
        this.server = server;
        this.supply = supply;
        this.number = number;
        this.servesRanges = supply.ranges();
    }

    ServerState server() {
        return server;
    }

    /// Returns how many more requests for this download it may be given now.
    int freeSlots(long nanos) {
        return server.freeSlots(this, nanos);
    }

    Supply supply() {
        return supply;
    }

    int number() {
        return number;
    }

    String id() {
        return server.id();
    }

    /// True when it has not shown to be of no use.
    boolean isTrusted() {
        return leftOut.isEmpty() && !server.isBarred();
    }

    /// True when it may be given any work.
    boolean isUsable() {
        return isTrusted() && !suspected;
    }

    boolean has(int segment) {
        return supply.whole().isPresent() || supply.held().contains(segment);
    }

    boolean servesRanges() {
        return servesRanges;
    }

    void servesNoRanges() {
        servesRanges = false;
    }

    /// True when the segment should rather be fetched zstd-compressed.
    boolean prefersZst(int segment) {
        return zstWorks
                && server.connectionSpeed() < ZST_PAYS_BELOW
                && supply.zst().contains(segment);
    }

    void zstFailed() {
        zstWorks = false;
    }

    /// While a segment it sent is being compared with another server's, it gets no more work.
    void suspect(boolean suspected) {
        this.suspected = suspected;
    }

    Optional<LeftOut> leftOut() {
        return leftOut;
    }

    /// It cannot help with this download.
    void leaveOut(LeftOut why) {
        leftOut = Optional.of(why);
    }

    /// What a server can give of one content, and under which names.
    ///
    /// @param whole where any range of the file can be had, when it holds all of it
    /// @param etag strong validator of `whole`, sent with every range so that a changed file is
    ///     never mixed in (RFC 9110, 13.1.5)
    /// @param held fragments it holds under their own names, when it does not hold all
    /// @param zst fragments it also offers zstd-compressed
    /// @param ranges false when it only sends the whole file from its start
    record Supply(
            Optional<URI> whole,
            Optional<String> etag,
            FragmentSet held,
            FragmentSet zst,
            boolean ranges) {}
}
