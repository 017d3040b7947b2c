package org.tributary.app.ui.dialogs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;

/// Asks before downloads are removed with their data. Partial data always goes, and is named; finished
/// files go only if one ticks that. JavaFX thread.
public final class RemoveDialog {
    /// What is to be removed.
    ///
    /// @param deleteFiles finished files, too
    public record Removal(List<String> ids, boolean deleteFiles) {
        public Removal {
            ids = List.copyOf(ids);
        }
    }

    private final UiContext context;

    public RemoveDialog(UiContext context) {
        this.context = context;
    }

    /// Opens the window and returns at once; `then` is told when the answer is yes.
    public void open(Window owner, Collection<String> ids, Consumer<Removal> then) {
        ask(ids, then).open(owner);
    }

    Ask ask(Collection<String> ids, Consumer<Removal> then) {
        Messages messages = context.messages();
        Format format = context.format();
        RemovePlan plan = RemovePlan.of(context.downloads(), ids);
        CheckBox delete = new CheckBox(plan.deleteLabel(messages, format));
        delete.setId("deleteFilesCheck");
        delete.setWrapText(true);
        Ask ask =
                new Ask(context, "remove")
                        .title(plan.title(messages))
                        .text(plan.text(messages))
                        .cancel(messages.text("dialog.cancel"))
                        .accept(
                                messages.text("dialog.remove.button"),
                                Ask.Emphasis.SUGGESTED,
                                () ->
                                        then.accept(
                                                new Removal(
                                                        List.copyOf(ids), delete.isSelected())));
        List<Node> content = new ArrayList<>();
        if (!plan.partial().isEmpty()) {
            content.add(grid(plan.lines(messages, format)));
        }
        if (!plan.finished().isEmpty()) {
            content.add(delete);
        }
        return content.isEmpty() ? ask : ask.content(content.toArray(Node[]::new));
    }

    private static GridPane grid(List<RemovePlan.Line> lines) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("data-grid");
        for (int i = 0; i < lines.size(); i++) {
            Label name = new Label(lines.get(i).name());
            Label size = new Label(lines.get(i).size());
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            name.setMaxWidth(Double.MAX_VALUE);
            size.setMinWidth(Region.USE_PREF_SIZE);
            size.getStyleClass().add("muted");
            GridPane.setHgrow(name, Priority.ALWAYS);
            GridPane.setHalignment(size, HPos.RIGHT);
            grid.addRow(i, name, size);
        }
        return grid;
    }
}
