package org.tributary.app.ui.inspector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.tributary.app.downloads.DownloadSpec;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.ProblemAction;
import org.tributary.app.ui.common.ProblemText;
import org.tributary.app.ui.common.StateWords;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;
import org.tributary.app.ui.controls.ShareBar;
import org.tributary.app.ui.controls.SpeedChart;
import org.tributary.app.ui.controls.SpeedHistory;
import org.tributary.app.ui.inspector.ShareViewModel.Share;

/// A download as a whole.
final class OverviewTab {
    private static final PseudoClass QUIET = PseudoClass.getPseudoClass("quiet");
    private static final int MOST_CONNECTIONS = 16;

    private final UiContext context;
    private final Messages messages;
    private final ProblemActions actions;
    private final OverviewViewModel model;
    private final Parent root;
    private boolean filling;

    @FXML private Label sentenceLabel;
    @FXML private VBox problemBox;
    @FXML private Label problemTitle;
    @FXML private Label problemCode;
    @FXML private Label problemText;
    @FXML private FlowPane problemButtons;
    @FXML private Label placeLabel;
    @FXML private Label sourceLabel;
    @FXML private Label digestLabel;
    @FXML private Label proofLabel;
    @FXML private Button copyPlaceButton;
    @FXML private Button showPlaceButton;
    @FXML private Button copySourceButton;
    @FXML private Button copyDigestButton;
    @FXML private Pane choicesBox;
    @FXML private TextField downloadLimitField;
    @FXML private Label limitError;
    @FXML private Spinner<Integer> connectionsSpinner;
    @FXML private ComboBox<FinishChoice> onFinishChoice;
    @FXML private VBox speedBox;
    @FXML private Label speedLabel;
    @FXML private Label averageLabel;
    @FXML private SpeedChart speedChart;
    @FXML private VBox sharesBox;
    @FXML private GridPane sharesGrid;
    @FXML private Label remarksLabel;

    OverviewTab(UiContext context, ProblemActions actions, Supplier<StateWords.Slots> slots) {
        this.context = context;
        this.actions = actions;
        messages = context.messages();
        model = new OverviewViewModel(messages, context::format, context.downloads(), slots);
        model.setOffered(() -> List.copyOf(context.servers().offers().paths()));
        root = Views.load("OverviewView", this, messages);
    }

    @FXML
    private void initialize() {
        sentenceLabel.textProperty().bind(model.sentenceProperty());
        withTooltip(placeLabel, model.placeProperty()::get);
        placeLabel.textProperty().bind(model.placeProperty());
        withTooltip(sourceLabel, model.sourceProperty()::get);
        sourceLabel.textProperty().bind(model.sourceProperty());
        withTooltip(digestLabel, model.digestProperty()::get);
        digestLabel.textProperty().bind(model.digestProperty());
        proofLabel.textProperty().bind(model.proofProperty());
        model.proofProperty()
                .subscribe(_ -> {
                    boolean proved =
                            model.finishedProperty().get()
                                    && !model.digestProperty().get().isEmpty();
                    proofLabel.getStyleClass().setAll("label", proved ? "proved" : "muted");
                });
        shownOnlyIf(digestLabel, model.digestProperty().isNotEmpty());
        shownOnlyIf(copyDigestButton, model.digestProperty().isNotEmpty());
        shownOnlyIf(choicesBox, model.finishedProperty().not());
        shownOnlyIf(speedBox, model.speedProperty().isNotEmpty());
        speedLabel.textProperty().bind(model.speedProperty());
        averageLabel.textProperty().bind(model.averageProperty());
        speedChart.setWords(
                speed -> context.format().speed(speed),
                messages.text("inspector.speed.past"),
                messages.text("inspector.speed.now"));
        IntegerSpinnerValueFactory numbers =
                new IntegerSpinnerValueFactory(1, MOST_CONNECTIONS, MOST_CONNECTIONS);
        numbers.setConverter(new LenientNumber(numbers));
        connectionsSpinner.setValueFactory(numbers);
        connectionsSpinner.valueProperty().subscribe(this::chooseConnections);
        connectionsSpinner
                .focusedProperty()
                .subscribe(_ ->
                        connectionsSpinner
                                .getEditor()
                                .setText(connectionsSpinner.getValue().toString()));
        onFinishChoice.setConverter(new ChoiceWords());
        onFinishChoice.valueProperty().subscribe(this::chooseOnFinish);
        downloadLimitField
                .focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        changeLimit();
                    }
                });
        model.specProperty().subscribe(spec -> spec.ifPresent(this::fill));
        model.problemProperty().subscribe(this::showProblem);
        model.sharesProperty().subscribe(this::showShares);
    }

    private static void withTooltip(Label label, Supplier<String> text) {
        Tooltip tooltip = new Tooltip();
        tooltip.setOnShowing(_ -> tooltip.setText(text.get()));
        label.setTooltip(tooltip);
    }

    private static void shownOnlyIf(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    Parent root() {
        return root;
    }

    void show(Inspected inspected, SpeedHistory history) {
        model.show(inspected, history);
        if (speedBox.isVisible()) {
            speedChart.show(history, inspected.now());
            speedChart.setAccessibleText(speedLabel.getText() + ", " + averageLabel.getText());
        }
    }

    private void fill(DownloadSpec spec) {
        filling = true;
        if (!downloadLimitField.isFocused()) {
            downloadLimitField.setText(model.limit());
            sayWrongLimit(false);
        }
        connectionsSpinner.getValueFactory().setValue(spec.connections());
        onFinishChoice.getItems().setAll(FinishChoice.all(command(spec)));
        onFinishChoice.setValue(FinishChoice.of(spec.onFinish()));
        filling = false;
    }

    private Optional<String> command(DownloadSpec spec) {
        return spec.onFinish().command().or(() -> context.settings().get().downloads().command());
    }

    @FXML
    private void changeLimit() {
        sayWrongLimit(!model.changeLimit(downloadLimitField.getText()));
    }

    private void sayWrongLimit(boolean wrong) {
        limitError.setVisible(wrong);
        limitError.setManaged(wrong);
    }

    private void chooseConnections(Integer connections) {
        if (!filling && connections != null) {
            model.changeConnections(connections);
        }
    }

    private void chooseOnFinish(FinishChoice choice) {
        if (!filling && choice != null) {
            model.changeOnFinish(choice, model.specProperty().get().flatMap(this::command));
        }
    }

    private void showProblem(Optional<ProblemText> problem) {
        problemBox.setVisible(problem.isPresent());
        problemBox.setManaged(problem.isPresent());
        boolean isDemanding = problem.filter(ProblemText::isDemanding).isPresent();
        sentenceLabel.setVisible(!isDemanding);
        sentenceLabel.setManaged(!isDemanding);
        problemBox.pseudoClassStateChanged(QUIET, !isDemanding);
        if (problem.isEmpty()) {
            return;
        }
        ProblemText text = problem.get();
        boolean sameButtons = text.actions().equals(problemButtons.getUserData());
        problemTitle.setText(text.title());
        problemCode.setText(text.code());
        problemText.setText(text.text());
        if (!sameButtons) {
            problemButtons.setUserData(text.actions());
            problemButtons.getChildren().clear();
            text.actions().forEach(action -> problemButtons.getChildren().add(button(action)));
            problemButtons.getChildren().add(copyDetailsButton());
        }
    }

    private Button button(ProblemAction action) {
        Button button = new Button(messages.text(action.key()));
        button.setTooltip(new Tooltip(messages.text(action.key() + ".tip")));
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ ->
                model.current()
                        .ifPresent(now -> actions.run(action, now.entry(), model.closest())));
        return button;
    }

    private Button copyDetailsButton() {
        Button copy = new Button(messages.text("inspector.problem.copy"));
        copy.setTooltip(new Tooltip(messages.text("inspector.problem.copy.tip")));
        copy.getStyleClass().add("flat");
        copy.setMinWidth(Button.USE_PREF_SIZE);
        copy.setOnAction(_ -> copy(model.problemDetails()));
        return copy;
    }

    private void showShares(ShareViewModel shares) {
        boolean any = !shares.shares().isEmpty();
        sharesBox.setVisible(any);
        sharesBox.setManaged(any);
        sharesGrid.getChildren().clear();
        int row = 0;
        for (Share share : shares.shares()) {
            Label server = new Label(share.server());
            ShareBar bar = new ShareBar();
            bar.showServer(row, share.percent() / 100.0);
            bar.setMaxWidth(Double.MAX_VALUE);
            GridPane.setHgrow(bar, Priority.ALWAYS);
            Label percent = new Label(context.format().percent(share.percent(), 100));
            percent.getStyleClass().add("number");
            Label size = new Label(share.text());
            size.getStyleClass().addAll("number", "muted");
            for (Label label : List.of(server, percent, size)) {
                label.setMinWidth(Label.USE_PREF_SIZE);
            }
            sharesGrid.addRow(row++, server, bar, percent, size);
        }
        remarksLabel.setText(String.join(" ", shares.remarks()));
        remarksLabel.setManaged(!shares.remarks().isEmpty());
    }

    @FXML
    private void copyPlace() {
        copy(model.placeProperty().get());
    }

    @FXML
    private void showPlace() {
        model.path().ifPresent(context.os()::show);
    }

    @FXML
    private void copySource() {
        copy(model.sourceProperty().get());
    }

    @FXML
    private void copyDigest() {
        copy(model.digestProperty().get());
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    /// What is no number changes nothing.
    private static final class LenientNumber extends StringConverter<Integer> {
        private final IntegerSpinnerValueFactory numbers;

        LenientNumber(IntegerSpinnerValueFactory numbers) {
            this.numbers = numbers;
        }

        @Override
        public String toString(Integer number) {
            return number == null ? "" : number.toString();
        }

        @Override
        public Integer fromString(String text) {
            return text.strip().matches("[0-9]{1,2}")
                    ? Integer.valueOf(text.strip())
                    : numbers.getValue();
        }
    }

    private final class ChoiceWords extends StringConverter<FinishChoice> {
        @Override
        public String toString(FinishChoice choice) {
            return choice == null ? "" : messages.text(choice.key());
        }

        @Override
        public FinishChoice fromString(String text) {
            throw new UnsupportedOperationException("it is chosen, not written");
        }
    }
}
