package org.tributary.app.ui.main;

import java.util.List;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.add.ClipboardWatch;
import org.tributary.app.ui.add.DropTarget;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.Navigator;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.ViewMemory;
import org.tributary.app.ui.dialogs.QuitDialog;
import org.tributary.app.ui.downloads.DownloadGroup;
import org.tributary.app.ui.downloads.DownloadsPage;
import org.tributary.app.ui.downloads.DownloadsViewModel;
import org.tributary.app.ui.downloads.Totals;

/// The window of the program. Made on the JavaFX thread by [#open(Stage, Function)], used on it.
public final class MainWindow {
    private static final String SIDE_BAR = "window.sideBar";

    /// Numbers change twice a second; anything faster flickers.
    private static final int TICKS_BETWEEN_NUMBERS = 5;

    private final Stage stage;
    private final UiContext context;
    private final ViewMemory memory;
    private final WindowPlace place;
    private final Undo undo = new Undo();
    private final MainView view;
    private final DownloadsPage downloads;
    private final DownloadsViewModel model;
    private final SideBar sideBar;
    private final StatusBar statusBar;
    private final Banner banner;
    private final SpeedLimit limit;
    private final Toast toast;
    private final Pages pages;
    private final Actions actions;
    private final MainNavigator navigator;
    private final ObjectProperty<Action> actionOfAll = new SimpleObjectProperty<>();
    private Settings settings;
    private int ticks;

    /// Shows the window.
    ///
    /// @param context makes the context of all panes, given the ways between them
    public static MainWindow open(Stage stage, Function<Navigator, UiContext> context) {
        MainNavigator navigator = new MainNavigator(stage);
        UiContext made = context.apply(navigator);
        MainWindow window = new MainWindow(stage, made, navigator);
        window.show();
        return window;
    }

    private MainWindow(Stage stage, UiContext context, MainNavigator navigator) {
        this.stage = stage;
        this.context = context;
        this.navigator = navigator;
        memory = new ViewMemory(context.settings());
        place = new WindowPlace(stage, memory);
        context.theme().follow(context.settings());
        settings = context.settings().get();
        view = new MainView(context.messages());
        downloads = new DownloadsPage(context);
        model = downloads.model();
        sideBar = new SideBar(context, model);
        statusBar = new StatusBar(context);
        toast = new Toast(context.messages());
        limit = new SpeedLimit(context, view.limitButton);
        banner =
                new Banner(
                        context,
                        model,
                        view.bannerBox,
                        view.bannerText,
                        view.bannerMore,
                        view.bannerAction,
                        view.bannerClose);
        Removing removing = new Removing(context, undo, downloads);
        ListActions listDeeds = new ListDeeds(context, downloads, removing);
        WindowDeeds windowDeeds = new MainDeeds(stage, context, view, downloads, limit, navigator);
        actions = new Actions(context.messages(), listDeeds, windowDeeds);
        pages = new Pages(context, view, sideBar, downloads);
        navigator.lead(context, pages, toast, actions, removing);
        view.put((Region) sideBar.root(), statusBar.root(), toast.root());
        wireActions();
        wireFilter();
        context.ticker().add(this::read);
        context.servers().onChange(context.ticker()::wake);
        context.settings().onChange(_ -> Platform.runLater(this::takeSettings));
        model.totalsProperty().subscribe(_ -> showTotals());
        model.revisionProperty().subscribe(this::takeSituation);
        undo.possibleProperty().subscribe(_ -> takeSituation());
        pages.shownProperty().subscribe(_ -> takeSituation());
    }

    private void wireActions() {
        new Menus(actions, context.messages()).fill(view.menuBar, downloads.columnMenu());
        downloads.contextMenu(new Menus(actions, context.messages()).ofRows());
        downloads.keys(actions::press);
        wire(view.addButton, "add");
        wire(view.resumeButton, "resume");
        wire(view.pauseButton, "pause");
        wire(view.removeButton, "remove");
        actionOfAll.set(actions.get("pauseAll"));
        actionOfAll.subscribe(action -> action.wire(view.pauseAllButton));
        MainView.hint(view.pauseAllButton, actionOfAll.flatMap(Action::hintProperty));
        view.sideBarButton().setOnAction(_ -> actions.get("sideBar").run());
    }

    private void wire(Button button, String key) {
        Action action = actions.get(key);
        action.wire(button);
        MainView.hint(button, action.hintProperty());
    }

    private void wireFilter() {
        view.filterField.textProperty().bindBidirectional(model.filterProperty());
        view.filterField.textProperty().subscribe((_, _) -> navigator.showDownloads());
        view.filterField.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        actions.get("clearFilter").run();
                        event.consume();
                    } else if (event.getCode() == KeyCode.DOWN
                            || event.getCode() == KeyCode.ENTER) {
                        downloads.focusTable();
                        event.consume();
                    }
                });
    }

    private void show() {
        Scene scene = new Scene(view.root());
        stage.setScene(scene);
        stage.getIcons().setAll(ProgramIcon.all());
        actions.install(scene);
        context.theme().add(scene);
        DropTarget.install(view.root(), view.dropOverlay(), context);
        ClipboardWatch.install(stage, context);
        view.wantSideBar(memory.isSet(SIDE_BAR, true));
        view.size(settings.appearance().textSize());
        place.restore();
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> remember());
        stage.setOnCloseRequest(event -> {
            event.consume();
            new QuitDialog(context).open(stage, stage::hide);
        });
        navigator.showDownloads();
        context.ticker().tick();
        stage.show();
        downloads.focus();
        context.ticker().wake();
    }

    /// Returns everything that can be done by menu or key.
    public List<Action> actions() {
        return actions.all();
    }

    /// Ends the program, after a question if something would be interrupted.
    public void quit() {
        actions.get("quit").run();
    }

    /// Brings the window to the front.
    public void toFront() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    private void remember() {
        place.remember();
        downloads.remember();
        memory.put(SIDE_BAR, view.isSideBarWanted());
    }

    private boolean read() {
        if (ticks++ % TICKS_BETWEEN_NUMBERS != 0) {
            return false;
        }
        sideBar.readServers();
        banner.look();
        showTotals();
        return false;
    }

    private void takeSettings() {
        Settings now = context.settings().get();
        if (!now.appearance().equals(settings.appearance())) {
            view.size(now.appearance().textSize());
            sideBar.size(now.appearance().textSize());
        }
        boolean news = !now.withView(settings.view()).equals(settings);
        settings = now;
        if (news) {
            limit.show();
            context.ticker().wake();
        }
    }

    private void showTotals() {
        Totals totals = model.totalsProperty().get();
        statusBar.show(totals);
        stage.setTitle(title(context, totals));
    }

    /// Returns how far all is together, how many downloads run, and the program's name.
    static String title(UiContext context, Totals totals) {
        Messages messages = context.messages();
        int active = totals.count(DownloadGroup.ACTIVE);
        return active == 0
                ? messages.text("main.title")
                : messages.text(
                        "main.title.active",
                        context.format().percent(totals.receivedBytes(), totals.activeBytes()),
                        active);
    }

    private void takeSituation() {
        // What is selected in a list that nobody sees is not to be acted on.
        boolean seen = pages.shownProperty().get() == MainView.Page.DOWNLOADS;
        Situation now =
                Situation.of(
                        model.all(),
                        seen ? model.selected() : List.of(),
                        undo.possibleProperty().get());
        actions.take(now);
        boolean resume = !now.anyPausable() && now.anyResumable();
        actionOfAll.set(actions.get(resume ? "resumeAll" : "pauseAll"));
        Messages messages = context.messages();
        view.pauseAllButton.setText(
                messages.text(resume ? "main.tool.resumeAll" : "main.tool.pauseAll"));
        view.pauseAllIcon
                .getStyleClass()
                .setAll("icon", resume ? "icon-resume-all" : "icon-pause-all");
    }
}
