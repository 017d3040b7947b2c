package org.tributary.app.ui.servers;

import atlantafx.base.controls.ToggleSwitch;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.tributary.app.ui.controls.HealthBadge;
import org.tributary.app.ui.controls.HealthStrip;
import org.tributary.app.ui.controls.PortKept;
import org.tributary.app.ui.servers.ServerRow.Shown;

/// The cells of the servers' table. Each shows its part of what a row says.
final class ServerCells {
    private static final String NOTHING = "–";

    private ServerCells() {}

    /// A cell with a picture or control in it.
    private abstract static class Cell extends TableCell<ServerRow, Shown> {
        abstract Node shown(Shown shown);

        @Override
        protected final void updateItem(Shown shown, boolean empty) {
            super.updateItem(shown, empty);
            setGraphic(empty || shown == null ? null : shown(shown));
        }
    }

    /// Returns a cell with a text, or a dash where there is none.
    static TableCell<ServerRow, Shown> text(Function<Shown, String> text) {
        return new TableCell<>() {
            @Override
            protected void updateItem(Shown shown, boolean empty) {
                super.updateItem(shown, empty);
                String words = empty || shown == null ? "" : text.apply(shown);
                setText(!empty && words.isEmpty() ? NOTHING : words);
            }
        };
    }

    /// Returns a cell with numbers, at the right.
    static TableCell<ServerRow, Shown> number(Function<Shown, String> text) {
        TableCell<ServerRow, Shown> cell = text(text);
        cell.getStyleClass().add("number");
        return cell;
    }

    static TableCell<ServerRow, Shown> server() {
        HealthBadge badge = new HealthBadge();
        TwoLines lines = new TwoLines("server-name");
        HBox both = new HBox(badge, lines.box());
        both.getStyleClass().add("named");
        lines.keepPorts();
        return new Cell() {
            @Override
            Node shown(Shown shown) {
                badge.show(shown.view().health(), shown.state());
                lines.show(shown.name(), shown.address());
                return both;
            }
        };
    }

    static TableCell<ServerRow, Shown> state() {
        TwoLines lines = new TwoLines("state");
        return new Cell() {
            @Override
            Node shown(Shown shown) {
                lines.show(shown.state(), shown.more());
                return lines.box();
            }
        };
    }

    static TableCell<ServerRow, Shown> checks(ServerWords words) {
        HealthStrip strip = new HealthStrip(words::check);
        return new Cell() {
            @Override
            Node shown(Shown shown) {
                strip.show(shown.view().checks(), words.checks(shown.view().checks()));
                return strip;
            }
        };
    }

    static TableCell<ServerRow, Shown> onOff(ServersViewModel model, ServerWords words) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.getStyleClass().add("server-switch");
        toggle.setTooltip(new Tooltip());
        Cell cell =
                new Cell() {
                    @Override
                    Node shown(Shown shown) {
                        boolean on = !shown.view().isSwitchedOff();
                        toggle.setSelected(on);
                        String tip = words.text(on ? "switch.on" : "switch.off");
                        toggle.getTooltip().setText(tip);
                        toggle.setAccessibleText(shown.name() + ": " + tip);
                        return toggle;
                    }
                };
        cell.setAlignment(Pos.CENTER);
        toggle.selectedProperty()
                .subscribe(on -> {
                    Shown shown = cell.getItem();
                    if (shown != null && shown.view().isSwitchedOff() == on) {
                        model.switchOff(shown.id(), !on);
                    }
                });
        return cell;
    }

    /// A line of text, and a smaller one below it when there is something for it.
    private static final class TwoLines {
        private final Label first = new Label();
        private final Label second = new Label();
        private final VBox box = new VBox(first, second);

        TwoLines(String style) {
            first.getStyleClass().add(style);
            second.getStyleClass().add("second-line");
            box.getStyleClass().add("two-lines");
            box.setMinWidth(0);
        }

        void keepPorts() {
            PortKept.withTip(first);
            PortKept.withTip(second);
        }

        VBox box() {
            return box;
        }

        void show(String text, String more) {
            first.setText(text);
            second.setText(more);
            second.setVisible(!more.isEmpty());
            second.setManaged(!more.isEmpty());
        }
    }
}
