package org.tributary.app.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.tributary.app.ui.add.AddViews;
import org.tributary.app.ui.catalog.CatalogPage;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.dialogs.DialogViews;
import org.tributary.app.ui.inspector.InspectorPane;
import org.tributary.app.ui.main.MainWindow;
import org.tributary.app.ui.preferences.PreferencesViews;
import org.tributary.app.ui.servers.ServersPage;

/// Everything that the window can show, for tests that look at all of it. Whoever adds a pane adds it
/// here.
public final class AllViews {
    private static final String MAIN = "main";
    private static final int TABS = 4;
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 760;

    private AllViews() {}

    /// Returns the names of all views.
    public static Stream<String> names() {
        return Stream.concat(Stream.of(MAIN), panes().keySet().stream());
    }

    /// Opens a view in a window. Any thread but JavaFX's.
    public static Look show(String name, UiContext context) throws InterruptedException {
        Look look =
                name.equals(MAIN)
                        ? Look.of(FxThread.call(() -> main(context)))
                        : Look.at(
                                FxThread.call(() -> panes().get(name).apply(context)),
                                context.theme(),
                                WIDTH,
                                HEIGHT);
        FxThread.run(context.ticker()::tick);
        FxThread.pulses(2);
        return look;
    }

    private static Map<String, Function<UiContext, Parent>> panes() {
        Map<String, Function<UiContext, Parent>> views = new LinkedHashMap<>();
        for (int tab = 0; tab < TABS; tab++) {
            int number = tab;
            views.put("inspector, tab " + (tab + 1), context -> inspector(context, number));
        }
        views.put("servers", context -> new ServersPage(context).root());
        views.put("catalog", context -> new CatalogPage(context).root());
        views.putAll(AddViews.all());
        views.putAll(PreferencesViews.all());
        views.putAll(DialogViews.all());
        return views;
    }

    private static Stage main(UiContext context) {
        Stage stage = new Stage();
        MainWindow.open(stage, _ -> context);
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        return stage;
    }

    private static Parent inspector(UiContext context, int tab) {
        InspectorPane pane = new InspectorPane(context);
        pane.show(Optional.of(SampleDownloads.DEBIAN));
        pane.selectTab(tab);
        return pane.root();
    }
}
