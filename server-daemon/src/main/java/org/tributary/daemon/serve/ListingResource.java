package org.tributary.daemon.serve;

import java.util.List;
import java.util.function.Supplier;
import org.tributary.daemon.publish.Publication;
import org.tributary.shared.format.CatalogEntry;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.format.Sizes;
import org.tributary.shared.format.WirePaths;

/// `/`: a small page with the files, for a browser.
final class ListingResource implements Resource {
    /// More make no page for people; the catalog has them all.
    static final int MOST_FILES = 1000;

    private static final String STYLE =
            """
            body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem;
                   padding: 0 1rem; color-scheme: light dark }
            table { border-collapse: collapse; width: 100% }
            th, td { padding: .2rem .8rem .2rem 0; text-align: left; overflow-wrap: anywhere }
            th:nth-child(2), td:nth-child(2) { text-align: right; white-space: nowrap }
            """;

    private final About about;
    private final Supplier<Publication> publication;

    ListingResource(About about, Supplier<Publication> publication) {
        this.about = about;
        this.publication = publication;
    }

    @Override
    public Answer answer(Request request, String rest) {
        return Answer.fresh("text/html; charset=utf-8", Body.of(page(publication.get())))
                .with(
                        HeaderNames.CONTENT_SECURITY_POLICY,
                        "default-src 'none'; style-src 'unsafe-inline'");
    }

    private String page(Publication published) {
        List<CatalogEntry> files = published.catalog().files();
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
                .append("<title>")
                .append(escape(about.name()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n<h1>")
                .append(escape(about.name()))
                .append("</h1>\n<p>")
                .append(Counts.of(published))
                .append(". <a href=\"")
                .append(WirePaths.CATALOG)
                .append("\">Catalog</a></p>\n")
                .append("<table>\n<tr><th>File<th>Size<th>Also as\n");
        files.stream().limit(MOST_FILES).forEach(file -> appendRow(page, file));
        page.append("</table>\n");
        if (files.size() > MOST_FILES) {
            page.append("<p>and ")
                    .append(files.size() - MOST_FILES)
                    .append(" more, all in the catalog.</p>\n");
        }
        return page.toString();
    }

    private static void appendRow(StringBuilder page, CatalogEntry file) {
        page.append("<tr><td><a href=\"")
                .append(WirePaths.fileByPath(file.path()))
                .append("\">")
                .append(escape(RemoteText.shown(file.path())))
                .append("</a><td>")
                .append(Sizes.shown(file.size()))
                .append("<td>");
        for (String suffix : MetaResource.SUFFIXES) {
            page.append("<a href=\"")
                    .append(WirePaths.meta(file.sha256(), suffix))
                    .append("\">")
                    .append(suffix)
                    .append("</a> ");
        }
        page.append('\n');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
