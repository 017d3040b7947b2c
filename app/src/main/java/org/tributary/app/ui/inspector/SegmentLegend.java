package org.tributary.app.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.controls.SegmentSwatch;
import org.tributary.shared.transfer.SegmentStates.State;

/// What the colours and marks of the map mean, with how many there are of each. A click limits map and
/// table to them.
final class SegmentLegend {
    private static final List<State> ORDER =
            List.of(
                    State.VERIFIED,
                    State.DOWNLOADING,
                    State.CHECKING,
                    State.RETRYING,
                    State.FAILED,
                    State.TO_DO);

    private final FlowPane pane;
    private final SegmentsViewModel model;
    private final SegmentWords words;
    private final Messages messages;
    private final Runnable onChoice;
    private final List<ToggleButton> chips = new ArrayList<>();
    private boolean byServer;

    SegmentLegend(
            FlowPane pane,
            SegmentsViewModel model,
            SegmentWords words,
            Messages messages,
            Runnable onChoice) {
        this.pane = pane;
        this.model = model;
        this.words = words;
        this.messages = messages;
        this.onChoice = onChoice;
        rebuild();
    }

    void setByServer(boolean servers) {
        byServer = servers;
        rebuild();
        refresh();
    }

    private void rebuild() {
        chips.clear();
        if (byServer) {
            for (int i = 0; i < model.servers().size(); i++) {
                int server = i;
                chips.add(chip(SegmentSwatch.ofServer(i), () -> model.toggleServer(server)));
            }
        } else {
            for (State state : ORDER) {
                chips.add(chip(SegmentSwatch.of(state), () -> model.toggle(state)));
            }
        }
        pane.getChildren().setAll(chips);
    }

    private ToggleButton chip(SegmentSwatch swatch, Runnable toggle) {
        ToggleButton chip = new ToggleButton();
        chip.getStyleClass().add("legend-chip");
        chip.setGraphic(swatch);
        chip.setTooltip(new Tooltip(messages.text("inspector.legend.tip")));
        chip.setOnAction(_ -> {
            toggle.run();
            refresh();
            onChoice.run();
        });
        return chip;
    }

    /// Shows how many there are now.
    void refresh() {
        if (byServer && chips.size() != model.servers().size()) {
            rebuild();
        }
        IntFunction<String> text =
                byServer
                        ? at -> text(words.server(at), model.sentBy(at))
                        : at ->
                                text(
                                        words.state(ORDER.get(at)),
                                        model.states().count(ORDER.get(at)));
        Function<Integer, Boolean> chosen =
                byServer
                        ? at -> model.wantedServer() == at
                        : at -> model.wanted().contains(ORDER.get(at));
        for (int i = 0; i < chips.size(); i++) {
            String now = text.apply(i);
            if (!now.equals(chips.get(i).getText())) {
                chips.get(i).setText(now);
            }
            chips.get(i).setSelected(chosen.apply(i));
        }
    }

    private String text(String what, int count) {
        return messages.text("inspector.legend.count", what, count);
    }
}
