package org.tributary.app.ui.catalog;

import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.tributary.app.offers.Offers;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.controls.Pill;
import org.tributary.app.ui.controls.PillLook;
import org.tributary.app.ui.controls.PillShape;
import org.tributary.shared.format.RemoteText;

/// The cells of the catalog's table. Only those in sight put anything into words.
final class CatalogCells {
    private static final String ONLY_COPY = "only-copy";

    private final UiContext context;
    private final CatalogViewModel model;

    CatalogCells(UiContext context, CatalogViewModel model) {
        this.context = context;
        this.model = model;
    }

    TableCell<CatalogRow, CatalogRow> name() {
        return new NameCell();
    }

    TableCell<CatalogRow, CatalogRow> size() {
        return number(row -> context.format().size(row.size()));
    }

    TableCell<CatalogRow, CatalogRow> segments() {
        return number(row ->
                switch (row) {
                    case CatalogRow.File file -> context.format().count(file.segments());
                    case CatalogRow.Folder _ -> "";
                });
    }

    TableCell<CatalogRow, CatalogRow> servers() {
        return new ServersCell();
    }

    TableCell<CatalogRow, CatalogRow> changed() {
        return text(row ->
                switch (row) {
                    case CatalogRow.File file -> when(file.usual());
                    case CatalogRow.Folder _ -> "";
                });
    }

    private String when(Offers.Version version) {
        return context.format().when(version.entry().modified(), context.clock().instant());
    }

    private static TableCell<CatalogRow, CatalogRow> text(Function<CatalogRow, String> words) {
        return new TableCell<>() {
            @Override
            protected void updateItem(CatalogRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? "" : words.apply(row));
            }
        };
    }

    private static TableCell<CatalogRow, CatalogRow> number(Function<CatalogRow, String> words) {
        TableCell<CatalogRow, CatalogRow> cell = text(words);
        cell.getStyleClass().add("number");
        return cell;
    }

    private String message(String key, Object... arguments) {
        return context.messages().text("catalog." + key, arguments);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// A name after its muted folder.
    private final class NameCell extends TableCell<CatalogRow, CatalogRow> {
        private final Region icon = new Region();
        private final Label folder = new Label();
        private final Label name = new Label();
        private final Label count = new Label();
        private final Pill versions = new Pill();
        private final Tooltip whole = new Tooltip();
        private final HBox path = new HBox(folder, name);
        private final HBox box = new HBox(icon, path, count, versions);

        NameCell() {
            icon.getStyleClass().add("folder-icon");
            folder.getStyleClass().add("muted");
            count.getStyleClass().add("muted");
            count.setMinWidth(Label.USE_PREF_SIZE);
            versions.setTooltip(new Tooltip());
            path.getStyleClass().add("path");
            box.getStyleClass().add("name-box");
            box.setMinWidth(0);
        }

        @Override
        protected void updateItem(CatalogRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            whole.setText(RemoteText.shown(row.path()));
            setTooltip(whole);
            switch (row) {
                case CatalogRow.Folder in -> show(in);
                case CatalogRow.File file -> show(file);
            }
            setGraphic(box);
        }

        private void show(CatalogRow.Folder row) {
            CatalogCells.show(icon, true);
            icon.setAccessibleText(message("folder.accessible", row.name()));
            folder.setText("");
            name.setText(row.name());
            name.getStyleClass().setAll("label", "folder-name");
            CatalogCells.show(count, true);
            count.setText(message("folder.files", row.files()));
            CatalogCells.show(versions, false);
        }

        private void show(CatalogRow.File row) {
            CatalogCells.show(icon, false);
            folder.setText(row.folder(model.folderProperty().get()));
            name.setText(row.name());
            name.getStyleClass().setAll("label", "file-name");
            CatalogCells.show(count, false);
            int contents = row.versions().size();
            CatalogCells.show(versions, contents > 1);
            if (contents > 1) {
                versions.show(
                        new PillLook(
                                message("versions", contents), "retrying", PillShape.TRIANGLE));
                versions.getTooltip().setText(versions(row));
            }
        }

        private String versions(CatalogRow.File file) {
            return file.versions().stream()
                    .map(version ->
                            message(
                                    "version",
                                    context.format().size(version.entry().size()),
                                    when(version),
                                    String.join(", ", version.servers())))
                    .collect(Collectors.joining("\n"));
        }
    }

    /// How many servers have it; a word and a colour when it is but one.
    private final class ServersCell extends TableCell<CatalogRow, CatalogRow> {
        private final Tooltip tip = new Tooltip();

        @Override
        protected void updateItem(CatalogRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove(ONLY_COPY);
            setTooltip(null);
            if (empty || !(row instanceof CatalogRow.File file)) {
                setText("");
                return;
            }
            int most = Math.max(file.servers(), model.serversInUse());
            boolean only = file.servers() == 1 && most > 1;
            setText(message(only ? "servers.only" : "servers", file.servers(), most));
            if (only) {
                getStyleClass().add(ONLY_COPY);
            }
            tip.setText(message("servers.tip", String.join(", ", file.usual().servers())));
            setTooltip(tip);
        }
    }
}
