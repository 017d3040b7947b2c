package org.tributary.app.ui.add;

import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.Subscription;
import org.tributary.app.ui.add.Note.Way;
import org.tributary.app.ui.common.Messages;

/// Says what there is to say of a row: a shape for how serious it is, words, and a way out.
final class NoteCell extends TableCell<AddRow, Note> {
    /// What the cell needs besides the words: padding, the shape, gaps.
    private static final double ROOM_IN_EM = 3.6;

    private final Messages messages;
    private final BiConsumer<AddRow, Way> onWay;
    private final Region icon = new Region();
    private final Text words = new Text();
    private final Hyperlink link = new Hyperlink();
    private final VBox lines = new VBox(words, link);
    private final HBox box = new HBox(icon, lines);
    private final Tooltip tooltip = new Tooltip();
    private Subscription sentence = Subscription.EMPTY;

    NoteCell(Messages messages, BiConsumer<AddRow, Way> onWay) {
        this.messages = messages;
        this.onWay = onWay;
        words.getStyleClass().add("text");
        lines.getStyleClass().add("add-note-lines");
        link.managedProperty().bind(link.visibleProperty());
        link.setOnAction(_ -> goOn());
    }

    private void goOn() {
        link.setVisited(false);
        if (getItem() != null) {
            getItem().way().ifPresent(way -> onWay.accept(getTableRow().getItem(), way));
        }
    }

    @Override
    protected void updateItem(Note note, boolean empty) {
        super.updateItem(note, empty);
        sentence.unsubscribe();
        AddRow row = getTableRow() == null ? null : getTableRow().getItem();
        if (empty || note == null || row == null) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        String tone = note.remark().tone().name().toLowerCase(Locale.ROOT);
        icon.getStyleClass().setAll("add-icon", tone);
        box.getStyleClass().setAll("add-note", tone);
        sentence = row.sentenceProperty().subscribe(words::setText);
        Optional<Way> way = note.way();
        link.setVisible(way.isPresent());
        link.setText(way.map(this::label).orElse(""));
        tooltip.setText(words.getText());
        setTooltip(tooltip);
        setGraphic(box);
    }

    private String label(Way way) {
        return messages.text(
                switch (way) {
                    case Way.Replace(String line) ->
                            line.contains("\n") ? "add.way.several" : "add.way.replace";
                    case Way.LogIn _ -> "add.way.logIn";
                    case Way.Anyway _ -> "add.way.anyway";
                    case Way.AddServers _ -> "add.way.addServers";
                    case Way.Repair _ -> "add.way.repair";
                });
    }

    /// The words take as many lines as they need in the column as it is.
    @Override
    protected double computePrefHeight(double width) {
        if (getGraphic() != null) {
            double em = getFont().getSize();
            words.setWrappingWidth(Math.max(6 * em, getTableColumn().getWidth() - ROOM_IN_EM * em));
        }
        return super.computePrefHeight(width);
    }
}
