package org.tributary.app.ui.dialogs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Parent;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.dialogs.ShortcutsDialog.Shortcut;

/// The small windows, for tests that look at all views.
public final class DialogViews {
    private DialogViews() {}

    public static Map<String, Function<UiContext, Parent>> all() {
        Map<String, Function<UiContext, Parent>> views = new LinkedHashMap<>();
        views.put(
                "remove",
                context ->
                        new RemoveDialog(context)
                                .ask(
                                        context.downloads().entries().stream()
                                                .map(entry -> entry.id())
                                                .toList(),
                                        _ -> {})
                                .root());
        views.put(
                "pause",
                context ->
                        new PauseDialog(context)
                                .ask(List.of(SampleDownloads.DEBIAN), 1_100_000_000L)
                                .root());
        views.put("quit", context -> new QuitDialog(context).ask(() -> {}).root());
        views.put(
                "shortcuts",
                context -> new ShortcutsDialog(context, List.of(new Shortcut("1", "F1"))).root());
        views.put(
                "about",
                context ->
                        new AboutDialog(context, new Report("0.1.0", "25.0.3", "26.0.2", "L6"))
                                .root());
        return views;
    }

    /// Returns what the licenses are called and of what they are.
    public static Stream<String> licenses() {
        return License.all().stream()
                .flatMap(license -> Stream.of(license.name(), license.license()));
    }
}
