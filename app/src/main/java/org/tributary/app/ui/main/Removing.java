package org.tributary.app.ui.main;

import java.util.Collection;
import java.util.List;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.downloads.DownloadsPage;
import org.tributary.shared.format.RemoteText;

/// Takes downloads out of the list and offers to put them back. JavaFX thread.
final class Removing {
    private final UiContext context;
    private final Undo undo;
    private final DownloadsPage page;
    private List<String> removed = List.of();

    Removing(UiContext context, Undo undo, DownloadsPage page) {
        this.context = context;
        this.undo = undo;
        this.page = page;
    }

    /// @param deleteFiles also delete finished files
    void remove(Collection<String> ids, boolean deleteFiles) {
        String sentence = sentence(ids);
        removed = List.copyOf(ids);
        page.takeOut(() -> context.downloads().remove(removed, deleteFiles));
        undo.begin();
        context.navigator().say(sentence, context.messages().text("main.undo"), this::putBack);
    }

    private String sentence(Collection<String> ids) {
        Messages messages = context.messages();
        return ids.size() > 1
                ? messages.text("main.removedSome", ids.size())
                : context.downloads().entries().stream()
                        .filter(entry -> ids.contains(entry.id()))
                        .map(DownloadEntry::name)
                        .map(name -> messages.text("main.removedOne", RemoteText.shown(name)))
                        .findFirst()
                        .orElse("");
    }

    void putBack() {
        undo.end();
        boolean back = context.downloads().undoRemove();
        String said = back ? "main.putBack" : "main.undoTooLate";
        if (back) {
            context.navigator().showDownloads();
            page.select(removed);
        }
        context.navigator().say(context.messages().text(said), "", () -> {});
    }
}
