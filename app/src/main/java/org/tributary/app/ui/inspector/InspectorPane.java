package org.tributary.app.ui.inspector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.ProblemAction;
import org.tributary.app.ui.common.SeenServers;
import org.tributary.app.ui.common.StateWords;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.ViewMemory;
import org.tributary.app.ui.common.Views;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.SegmentStates.State;

/// All about one download, in four tabs. Reads the engine only while it is seen, and only for the tab
/// that is seen. JavaFX thread.
public final class InspectorPane {
    private static final String TAB = "inspector.tab";

    private final UiContext context;
    private final Messages messages;
    private final SpeedHistories histories = new SpeedHistories();
    private final OverviewTab overview;
    private final SegmentsTab segments;
    private final ServersTab servers;
    private final LogTab log;
    private final ProblemActions actions;
    private final StackPane root;
    private Optional<String> shownId = Optional.empty();

    @FXML private TabPane tabs;
    @FXML private Tab overviewTab;
    @FXML private Tab segmentsTab;
    @FXML private Tab serversTab;
    @FXML private Tab logTab;
    @FXML private Label nothingLabel;

    public InspectorPane(UiContext context) {
        this.context = context;
        messages = context.messages();
        actions =
                new ProblemActions(
                        context,
                        new Dialogs(context, this::window, () -> selectTab(3)),
                        task -> Thread.ofVirtual().start(task));
        overview = new OverviewTab(context, actions, this::slots);
        segments = new SegmentsTab(context);
        servers = new ServersTab(context, actions);
        log = new LogTab(context);
        root = Views.load("InspectorView", this, messages);
        overviewTab.setContent(overview.root());
        segmentsTab.setContent(segments.root());
        serversTab.setContent(servers.root());
        logTab.setContent(log.root());
        tabs.getSelectionModel().select(rememberedTab());
        tabs.getSelectionModel()
                .selectedIndexProperty()
                .subscribe((_, now) -> {
                    remember(now.intValue());
                    refresh();
                });
        root.sceneProperty().subscribe(_ -> refresh());
        context.ticker().add(this::read);
        context.downloads().onChange(context.ticker()::wake);
        context.servers().onChange(context.ticker()::wake);
    }

    public Parent root() {
        return root;
    }

    /// Shows a download; nothing when there is none to show.
    public void show(Optional<String> id) {
        if (!id.equals(shownId)) {
            shownId = id;
            refresh();
            context.ticker().wake();
        }
    }

    /// Brings one of the tabs to the front, from 0.
    public void selectTab(int tab) {
        tabs.getSelectionModel().select(tab);
    }

    /// Does what a button beside a problem of a download promises, asking for what that needs.
    public void act(ProblemAction action, DownloadEntry entry) {
        actions.run(action, entry, Optional.empty());
    }

    private Window window() {
        return root.getScene() == null ? null : root.getScene().getWindow();
    }

    private int rememberedTab() {
        String tab = new ViewMemory(context.settings()).get(TAB).orElse("1");
        return tab.matches("[0-3]") ? Integer.parseInt(tab) : 1;
    }

    private void remember(int tab) {
        new ViewMemory(context.settings()).put(TAB, tab);
    }

    private boolean read() {
        histories.sample(context.downloads(), context.clock().instant());
        return isSeen() && refresh();
    }

    private boolean isSeen() {
        return root.getScene() != null
                && root.getScene().getWindow() != null
                && root.getScene().getWindow().isShowing();
    }

    /// Shows how things are now; true while they move.
    private boolean refresh() {
        Optional<Inspected> inspected = inspected();
        tabs.setVisible(inspected.isPresent());
        nothingLabel.setVisible(inspected.isEmpty());
        if (inspected.isEmpty()) {
            segments.clear();
            return false;
        }
        Inspected now = inspected.get();
        name(segmentsTab, "inspector.tab.segments", segmentsCount(now));
        name(serversTab, "inspector.tab.servers", serversCount(now));
        switch (tabs.getSelectionModel().getSelectedIndex()) {
            case 0 -> overview.show(now, histories.of(now.id()));
            case 1 -> segments.show(now);
            case 2 -> servers.show(now);
            default -> log.show(now);
        }
        return now.isRunning();
    }

    private Optional<Inspected> inspected() {
        Instant now = context.clock().instant();
        return shownId.flatMap(id ->
                context.downloads().entries().stream()
                        .filter(entry -> entry.id().equals(id))
                        .findFirst()
                        .map(entry -> new Inspected(entry, snapshot(entry), now)));
    }

    private Optional<DownloadSnapshot> snapshot(DownloadEntry entry) {
        Optional<DownloadSnapshot> known = context.downloads().snapshot(entry.id());
        return entry.state() == DownloadEntry.State.RUNNING
                ? known.map(now -> SeenServers.in(now, context.servers().views()))
                : known;
    }

    private void name(Tab tab, String key, String count) {
        String text = messages.text(key);
        String whole = count.isEmpty() ? text : messages.text("inspector.tab.count", text, count);
        if (!whole.equals(tab.getText())) {
            tab.setText(whole);
        }
    }

    private String segmentsCount(Inspected now) {
        int known = now.snapshot().map(snapshot -> snapshot.segments().count()).orElse(0);
        int all = known > 0 ? known : now.entry().segments();
        int verified =
                known > 0
                        ? now.snapshot().orElseThrow().segments().count(State.VERIFIED)
                        : now.entry().verifiedSegments();
        return all == 0 ? "" : some(verified, all);
    }

    private String serversCount(Inspected now) {
        List<DownloadSnapshot.ServerShare> shares =
                now.snapshot().map(DownloadSnapshot::servers).orElse(List.of());
        return shares.isEmpty()
                ? ""
                : some(shares.stream().filter(StateWords::helps).count(), shares.size());
    }

    private String some(long part, long all) {
        return messages.text("inspector.tab.some", part, all);
    }

    private StateWords.Slots slots() {
        Settings settings = context.settings().get();
        long running =
                context.downloads().entries().stream()
                        .filter(entry -> entry.state() == DownloadEntry.State.RUNNING)
                        .count();
        return new StateWords.Slots((int) running, settings.downloads().atOnce());
    }
}
