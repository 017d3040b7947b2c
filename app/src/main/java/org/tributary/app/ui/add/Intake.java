package org.tributary.app.ui.add;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.app.ui.add.AddViewModel.Started;
import org.tributary.app.ui.common.UiContext;

/// Leads what was dropped or pasted to where it belongs. JavaFX thread.
final class Intake {
    private final UiContext context;

    Intake(UiContext context) {
        this.context = context;
    }

    /// Where what was dropped is to go.
    ///
    /// @param lines for the add dialog
    /// @param servers servers lists, for the list of servers
    /// @param repair the one copy that may be repaired
    /// @param said what cannot be used, when there is nothing else
    record Plan(
            List<String> lines, List<String> servers, Optional<Path> repair, Optional<Note> said) {
        Plan {
            lines = List.copyOf(lines);
            servers = List.copyOf(servers);
        }
    }

    static Plan plan(List<DropItem> items) {
        if (items.size() == 1 && items.getFirst() instanceof DropItem.LocalFile(Path file)) {
            return new Plan(List.of(), List.of(), Optional.of(file), Optional.empty());
        }
        List<String> lines = new ArrayList<>();
        List<String> servers = new ArrayList<>();
        Optional<Note> said = Optional.empty();
        for (DropItem item : items) {
            switch (item) {
                case DropItem.Links(List<URI> links) ->
                        links.forEach(link -> lines.add(link.toString()));
                case DropItem.CatalogName(String name) -> lines.add(name);
                case DropItem.OwnLink(_, String text) -> lines.add(text);
                case DropItem.MetalinkFile(Path file) -> lines.add(file.toString());
                case DropItem.ServersFile(_, String text) -> servers.add(text);
                case DropItem.ServersText(String text) -> servers.add(text);
                case DropItem.LinkFile(Path file, _) -> lines.add(file.toString());
                case DropItem.TextOfLinks(List<String> links) -> lines.addAll(links);
                case DropItem.LocalFile(Path file) -> lines.add(file.toString());
                case DropItem.Unusable(String text, Note note) -> {
                    // One line that is wrong is shown among the others with what is wrong with it.
                    if (!text.isEmpty() && items.size() > 1 || isLine(note)) {
                        lines.add(text);
                    } else {
                        said = Optional.of(note);
                    }
                }
            }
        }
        return new Plan(lines, servers, Optional.empty(), said);
    }

    private static boolean isLine(Note note) {
        return switch (note.remark()) {
            case UNKNOWN_SCHEME, NOT_A_LINK, NOT_OUR_LINK -> true;
            default -> false;
        };
    }

    /// Returns the links among what was found, for a dialog that opens by itself.
    static List<String> links(List<DropItem> items) {
        List<String> lines = new ArrayList<>();
        for (DropItem item : items) {
            switch (item) {
                case DropItem.Links(List<URI> links) ->
                        links.forEach(link -> lines.add(link.toString()));
                case DropItem.OwnLink(_, String text) -> lines.add(text);
                case DropItem.TextOfLinks(List<String> links) -> lines.addAll(links);
                default -> {}
            }
        }
        return lines;
    }

    /// Leads everything to its place.
    void take(List<DropItem> items) {
        Plan plan = plan(items);
        plan.servers().forEach(context.navigator()::addServers);
        plan.repair().ifPresent(context.navigator()::repair);
        plan.said()
                .ifPresent(note ->
                        context.navigator().say(note.sentence(context.messages()), "", () -> {}));
        if (plan.lines().isEmpty()) {
            return;
        }
        if (context.settings().get().general().askBeforeStarting()) {
            context.navigator().add(plan.lines());
        } else {
            new DirectStart(context).start(plan.lines());
        }
    }

    /// Shows what came of adding downloads.
    static void show(UiContext context, Started started) {
        started.files().forEach(context.os()::show);
        if (!started.shown().isEmpty()) {
            context.navigator().showDownload(started.shown().getLast());
        } else if (!started.added().isEmpty()) {
            context.navigator().showDownload(started.added().getFirst());
        }
    }
}
