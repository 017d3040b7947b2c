package org.tributary.daemon.serve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tributary.daemon.publish.IndexProgress;
import org.tributary.daemon.publish.Publication;
import org.tributary.daemon.publish.Publisher;

/// `/v1/status`: who this daemon is, what it does now and how busy it is.
final class StatusResource implements Resource {
    private final About about;
    private final Publisher publisher;
    private final Admission admission;
    private final Connections connections;
    private final Metrics metrics;

    StatusResource(
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
        Publication published = publisher.current();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("name", about.name());
        status.put("version", about.version());
        status.put("state", State.of(publisher, connections).word());
        status.put("roles", List.of("files"));
        status.put("started", about.started().toString());
        status.put("files", published.fileCount());
        status.put("fragments", published.fragmentCount());
        status.put("bytes", published.totalBytes());
        status.put("unreadable", published.unreadable().size());
        status.put("indexing", progress(publisher.progress()));
        status.put("load", admission.load().asFields());
        status.put("connections", connections.count());
        status.put("sentBytes", metrics.sentBytes());
        return Answer.fresh(MediaTypes.JSON, Body.json(status));
    }

    private static Map<String, Object> progress(IndexProgress progress) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("filesDone", progress.filesDone());
        fields.put("filesTotal", progress.filesTotal());
        fields.put("bytesDone", progress.bytesDone());
        fields.put("bytesTotal", progress.bytesTotal());
        return fields;
    }
}
