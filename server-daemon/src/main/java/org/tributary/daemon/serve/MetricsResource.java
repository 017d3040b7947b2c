package org.tributary.daemon.serve;

import java.util.Comparator;
import java.util.Map;
import org.tributary.daemon.publish.Publication;
import org.tributary.daemon.publish.Publisher;

/// `/metrics`: what is counted, in Prometheus' text format 0.0.4.
final class MetricsResource implements Resource {
    private final About about;
    private final Publisher publisher;
    private final Admission admission;
    private final Connections connections;
    private final Metrics metrics;

    MetricsResource(
            About about,
            Publisher publisher,
            Admission admission,
            Connections connections,
            Metrics metrics) {
        this.about = about;
        this.publisher = publisher;
        this.admission = admission;
        this.connections = connections;
        this.metrics = metrics;
    }

    @Override
    public Answer answer(Request request, String rest) {
        return Answer.fresh("text/plain; version=0.0.4; charset=utf-8", Body.of(text()));
    }

    private String text() {
        Publication published = publisher.current();
        Load load = admission.load();
        Families out = new Families();
        out.counter("tributary_sent_bytes_total", "Body bytes sent.", metrics.sentBytes());
        requests(out);
        out.counter("tributary_busy_total", "Requests refused for want of a slot.", metrics.busy());
        out.gauge("tributary_active_transfers", "Bodies in flight.", load.active());
        out.gauge("tributary_waiting_transfers", "Requests waiting for a slot.", load.waiting());
        out.gauge("tributary_max_transfers", "Bodies that may be in flight.", load.most());
        out.gauge("tributary_connections", "Open connections.", connections.count());
        out.gauge("tributary_files", "Files offered.", published.fileCount());
        out.gauge("tributary_fragments", "Fragments offered.", published.fragmentCount());
        out.gauge("tributary_offered_bytes", "Bytes of all files.", published.totalBytes());
        out.gauge(
                "tributary_unreadable_files",
                "Files, folders and links that cannot be offered.",
                published.unreadable().size());
        out.counter(
                "tributary_indexed_bytes_total",
                "Bytes of files read and hashed.",
                publisher.indexedBytes());
        out.gauge(
                "tributary_ready",
                "1 when all that should be offered is.",
                State.of(publisher, connections) == State.READY ? 1 : 0);
        out.family("tributary_info", "gauge", "Which daemon this is.");
        out.sample(
                "tributary_info",
                "{name=\"%s\",version=\"%s\"}"
                        .formatted(escape(about.name()), escape(about.version())),
                1);
        out.gauge(
                "process_start_time_seconds",
                "When the process started, in seconds since 1970.",
                about.started().getEpochSecond());
        return out.toString();
    }

    private void requests(Families out) {
        String name = "tributary_requests_total";
        out.family(name, "counter", "Requests answered.");
        metrics.requests().entrySet().stream()
                .sorted(
                        Map.Entry.comparingByKey(
                                Comparator.comparing(Metrics.Answered::kind)
                                        .thenComparing(Metrics.Answered::code)))
                .forEach(entry ->
                        out.sample(
                                name,
                                "{code=\"%d\",kind=\"%s\"}"
                                        .formatted(
                                                entry.getKey().code(),
                                                entry.getKey().kind().label()),
                                entry.getValue()));
    }

    private static String escape(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /// The document as it grows.
    private static final class Families {
        private final StringBuilder text = new StringBuilder();

        void counter(String name, String help, long value) {
            family(name, "counter", help);
            sample(name, "", value);
        }

        void gauge(String name, String help, long value) {
            family(name, "gauge", help);
            sample(name, "", value);
        }

        void family(String name, String type, String help) {
            text.append("# HELP ").append(name).append(' ').append(help).append('\n');
            text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        }

        void sample(String name, String labels, long value) {
            text.append(name).append(labels).append(' ').append(value).append('\n');
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
