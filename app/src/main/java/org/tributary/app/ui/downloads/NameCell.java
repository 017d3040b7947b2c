package org.tributary.app.ui.downloads;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.ProblemAction;

/// The name, below it a sentence on how things are, and beside that the one or two things to do about
/// it: always for a problem, for a finished file while the row is pointed at or selected. The sentence
/// has the whole row to itself, also below the other columns.
final class NameCell extends TableCell<DownloadRow, DownloadRow> {
    private final Messages messages;
    private final RowDeeds deeds;
    private final Label name = new Label();
    private final Label sentence = new Label();
    private final Hyperlink mend = new Hyperlink();
    private final Hyperlink open = new Hyperlink();
    private final Hyperlink show = new Hyperlink();
    private final HBox second = new HBox(sentence, mend, open, show);
    private final TwoLines both = new TwoLines(name, second);
    private final Tooltip wholeName = new Tooltip();
    private final Tooltip wholeSentence = new Tooltip();

    /// Held here, since rows and properties hold it weakly.
    private final InvalidationListener look = _ -> showDeeds();

    private final WeakInvalidationListener weakLook = new WeakInvalidationListener(look);

    /// Held here, since rows hold it weakly.
    private final InvalidationListener width = _ -> widen();

    private final WeakInvalidationListener weakWidth = new WeakInvalidationListener(width);

    NameCell(Messages messages, RowDeeds deeds, ObservableValue<Boolean> compact) {
        this.messages = messages;
        this.deeds = deeds;
        name.getStyleClass().add("download-name");
        sentence.getStyleClass().add("second-line");
        both.getStyleClass().add("name-cell");
        second.setAlignment(Pos.BASELINE_LEFT);
        second.getStyleClass().add("second");
        second.visibleProperty().bind(compact.map(is -> !is));
        second.managedProperty().bind(second.visibleProperty());
        // The neighbours come later in the row and would lie over the sentence.
        setViewOrder(-1);
        getStyleClass().add("two-lines");
        second.setPickOnBounds(false);
        // The sentence gives way to what can be done, never the other way round.
        sentence.setMinWidth(0);
        HBox.setHgrow(sentence, Priority.SOMETIMES);
        for (Hyperlink link : new Hyperlink[] {mend, open, show}) {
            link.setMinWidth(Region.USE_PREF_SIZE);
            link.setFocusTraversable(false);
            link.getStyleClass().add("row-link");
        }
        open.setText(messages.text("downloads.open"));
        show.setText(messages.text("downloads.show"));
        open.setOnAction(_ -> deeds.open(getItem().entry()));
        show.setOnAction(_ -> deeds.show(getItem().entry()));
        tellWhenCut(name, wholeName);
        tellWhenCut(sentence, wholeSentence);
        layoutXProperty().addListener(weakWidth);
        widthProperty().addListener(weakWidth);
        setText(null);
        tableRowProperty().subscribe(this::watch);
    }

    /// Cells usually show nothing beyond their edges.
    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        setClip(null);
        return skin;
    }

    private void watch(TableRow<DownloadRow> before, TableRow<DownloadRow> row) {
        if (before != null) {
            before.hoverProperty().removeListener(weakLook);
            before.selectedProperty().removeListener(weakLook);
            before.widthProperty().removeListener(weakWidth);
        }
        if (row != null) {
            row.hoverProperty().addListener(weakLook);
            row.selectedProperty().addListener(weakLook);
            row.widthProperty().addListener(weakWidth);
            widen();
        }
    }

    private void widen() {
        if (getTableRow() != null) {
            double sides = snappedLeftInset() + snappedRightInset();
            both.secondWidthProperty().set(getTableRow().getWidth() - getLayoutX() - sides);
        }
    }

    /// Has the whole text at hand where it does not fit.
    private static void tellWhenCut(Label label, Tooltip whole) {
        whole.textProperty().bind(label.textProperty());
        InvalidationListener look =
                _ -> {
                    boolean cut = label.getWidth() < Math.floor(label.prefWidth(-1));
                    label.setTooltip(cut ? whole : null);
                };
        label.widthProperty().addListener(look);
        label.textProperty().addListener(look);
    }

    @Override
    protected void updateItem(DownloadRow row, boolean empty) {
        if (row != null && row == getItem() && !empty && getGraphic() != null) {
            return;
        }
        DownloadRow before = getItem();
        if (before != null) {
            before.sentenceProperty().removeListener(weakLook);
        }
        super.updateItem(row, empty);
        name.textProperty().unbind();
        sentence.textProperty().unbind();
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        name.textProperty().bind(row.text(DownloadColumn.NAME));
        sentence.textProperty().bind(row.sentenceProperty());
        row.sentenceProperty().addListener(weakLook);
        setGraphic(both);
        showDeeds();
    }

    private void showDeeds() {
        DownloadRow row = getItem();
        if (row == null) {
            return;
        }
        Optional<ProblemAction> mending = row.mending();
        boolean pointedAt =
                getTableRow() != null && (getTableRow().isHover() || getTableRow().isSelected());
        boolean finished = row.entry().state() == DownloadEntry.State.FINISHED;
        mending.ifPresent(what -> {
            mend.setText(messages.text(what.key()));
            mend.setOnAction(_ -> deeds.mend(row.entry(), what));
        });
        put(mend, mending.isPresent());
        put(open, finished && pointedAt);
        put(show, finished && pointedAt);
    }

    private static void put(Hyperlink link, boolean there) {
        link.setVisible(there);
        link.setManaged(there);
    }
}
