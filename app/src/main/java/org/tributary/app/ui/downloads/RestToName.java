package org.tributary.app.ui.downloads;

import javafx.scene.control.ConstrainedColumnResizeBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView.ResizeFeatures;
import javafx.util.Callback;

/// Gives the names of downloads all room that the other columns leave. Where it gets narrow, the
/// progress strip gives way first.
// The interface of policies knows no type of rows.
@SuppressWarnings("rawtypes")
final class RestToName extends ConstrainedColumnResizeBase
        implements Callback<ResizeFeatures, Boolean> {
    private static final double NAME_EM = 18;
    private static final double LEAST_NAME_EM = 11;
    private static final double LEAST_PROGRESS_EM = 8.5;

    private final TableColumn<DownloadRow, ?> name;
    private final TableColumn<DownloadRow, ?> progress;
    private final ColumnWidths widths;

    /// What the user wants of the other columns.
    interface ColumnWidths {
        double em();

        /// Returns how wide a column is to be, in px.
        double wanted(TableColumnBase<?, ?> column);

        void want(TableColumnBase<?, ?> column, double width);
    }

    RestToName(
            TableColumn<DownloadRow, ?> name,
            TableColumn<DownloadRow, ?> progress,
            ColumnWidths widths) {
        this.name = name;
        this.progress = progress;
        this.widths = widths;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Boolean call(ResizeFeatures untyped) {
        ResizeFeatures<DownloadRow> features = untyped;
        TableColumn<?, ?> column = features.getColumn();
        if (column != null) {
            resize(column, features.getDelta());
        }
        double rest = features.getContentWidth();
        for (TableColumn<DownloadRow, ?> each : features.getTable().getVisibleLeafColumns()) {
            if (each != name && each != progress) {
                features.setColumnWidth(each, widths.wanted(each));
                rest -= widths.wanted(each);
            }
        }
        double em = widths.em();
        double strip = 0;
        if (progress.isVisible()) {
            strip =
                    Math.clamp(
                            rest - NAME_EM * em,
                            LEAST_PROGRESS_EM * em,
                            Math.max(LEAST_PROGRESS_EM * em, widths.wanted(progress)));
            features.setColumnWidth(progress, strip);
        }
        features.setColumnWidth(name, Math.max(LEAST_NAME_EM * em, Math.floor(rest - strip)));
        return true;
    }

    /// Moves the right edge of a column; that of the name moves the strip's left one.
    private void resize(TableColumnBase<?, ?> column, double delta) {
        if (column == name) {
            widths.want(progress, progress.getWidth() - delta);
        } else {
            widths.want(column, column.getWidth() + delta);
        }
    }
}
