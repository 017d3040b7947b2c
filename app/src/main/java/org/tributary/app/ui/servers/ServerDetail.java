package org.tributary.app.ui.servers;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tributary.app.servers.Check;
import org.tributary.app.ui.common.Views;
import org.tributary.app.ui.controls.AnswerTimeChart;
import org.tributary.app.ui.controls.HealthBadge;

/// All that is known of one server, beside or below the table.
public final class ServerDetail {
    private final ServersViewModel model;
    private final ServerWords words;
    private final HealthBadge badge = new HealthBadge();
    private final AnswerTimeChart chart;
    private Optional<ServerFacts> facts = Optional.empty();

    @FXML private ScrollPane serverDetail;
    @FXML private VBox content;
    @FXML private HBox headBox;
    @FXML private Label nameLabel;
    @FXML private Label addressLabel;
    @FXML private Button trustButton;
    @FXML private Button tryNowButton;
    @FXML private Button switchButton;
    @FXML private Tooltip switchTip;
    @FXML private Label sentenceLabel;
    @FXML private Label errorLabel;
    @FXML private GridPane evidenceGrid;
    @FXML private GridPane blocks;
    @FXML private GridPane factsGrid;
    @FXML private BorderPane chartBlock;
    @FXML private Label topLabel;
    @FXML private Label oldestLabel;

    ServerDetail(ServersViewModel model, ServerWords words) {
        this.model = model;
        this.words = words;
        chart = new AnswerTimeChart(words::check);
        Views.load("ServerDetailView", this, words.messages());
    }

    @FXML
    private void initialize() {
        headBox.getChildren().addFirst(badge);
        chartBlock.setCenter(chart);
        tryNowButton.setOnAction(_ -> facts.ifPresent(now -> model.checkNow(now.id())));
        trustButton.setOnAction(_ -> facts.ifPresent(now -> model.trust(now.id())));
        switchButton.setOnAction(
                _ -> facts.ifPresent(now -> model.switchOff(now.id(), !now.isSwitchedOff())));
        setWide(true);
    }

    Node root() {
        return serverDetail;
    }

    /// Puts the chart beside the facts, or below them.
    void setWide(boolean wide) {
        GridPane.setConstraints(factsGrid, 0, 0);
        GridPane.setConstraints(chartBlock, wide ? 1 : 0, wide ? 0 : 1);
        GridPane.setVgrow(chartBlock, Priority.ALWAYS);
        blocks.getColumnConstraints()
                .setAll(wide ? List.of(share(56), share(44)) : List.of(whole()));
    }

    private static ColumnConstraints share(int percent) {
        ColumnConstraints share = whole();
        share.setPercentWidth(percent);
        return share;
    }

    private static ColumnConstraints whole() {
        ColumnConstraints whole = new ColumnConstraints();
        whole.setHgrow(Priority.ALWAYS);
        whole.setFillWidth(true);
        return whole;
    }

    /// How high it likes to be; 0 until it was laid out.
    ReadOnlyDoubleProperty heightProperty() {
        return content.heightProperty();
    }

    /// Shows a server; only what changed is touched.
    void show(ServerFacts now) {
        if (facts.filter(now::equals).isPresent()) {
            return;
        }
        facts = Optional.of(now);
        ServerRow.Shown shown = now.shown();
        badge.show(shown.view().health(), shown.state());
        nameLabel.setText(shown.name());
        addressLabel.setText(shown.address());
        sentenceLabel.setText(shown.sentence());
        show(errorLabel, now.lastError().isPresent());
        errorLabel.setText(now.lastError().orElse(""));
        show(trustButton, !now.evidence().isEmpty());
        show(evidenceGrid, !now.evidence().isEmpty());
        switchButton.setText(words.text(now.isSwitchedOff() ? "detail.on" : "detail.off"));
        switchTip.setText(words.text(now.isSwitchedOff() ? "detail.on.tip" : "detail.off.tip"));
        fill(evidenceGrid, now.evidence());
        fill(factsGrid, now.facts());
        List<Check> checks = shown.view().checks();
        chart.show(checks, words.checks(checks));
        topLabel.setText(words.format().get().milliseconds(AnswerTimeChart.top(checks)));
        oldestLabel.setText(now.oldest());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static void fill(GridPane grid, List<ServerFacts.Fact> facts) {
        while (grid.getChildren().size() > 2 * facts.size()) {
            grid.getChildren().removeLast();
        }
        for (int row = 0; row < facts.size(); row++) {
            ServerFacts.Fact fact = facts.get(row);
            if (grid.getChildren().size() <= 2 * row) {
                grid.addRow(row, new Label(), new Label());
            }
            label(grid, 2 * row, fact.name(), "muted");
            label(grid, 2 * row + 1, fact.value(), fact.isHash() ? "hash" : "value");
        }
    }

    private static void label(GridPane grid, int at, String text, String style) {
        if (grid.getChildren().get(at) instanceof Label label) {
            label.setText(text);
            label.getStyleClass().setAll("label", style);
            label.setWrapText(style.equals("value"));
            label.setMinHeight(Label.USE_PREF_SIZE);
            GridPane.setValignment(label, VPos.TOP);
            if (style.equals("muted")) {
                label.setMinWidth(Label.USE_PREF_SIZE);
            }
        }
    }
}
