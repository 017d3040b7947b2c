package org.tributary.app.ui.add;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Parent;
import org.tributary.app.ui.add.DuplicateRule.Present;
import org.tributary.app.ui.common.UiContext;

/// The windows in which downloads are added, for tests that look at all views.
public final class AddViews {
    private AddViews() {}

    public static Map<String, Function<UiContext, Parent>> all() {
        Map<String, Function<UiContext, Parent>> views = new LinkedHashMap<>();
        views.put(
                "add",
                context ->
                        new AddDialog(context)
                                .content(List.of("http://node-a:8001/a1.iso", "htp://typo.1")));
        views.put("add, empty", context -> new AddDialog(context).content(List.of()));
        views.put(
                "duplicate",
                context ->
                        new DuplicateDialog(context, null)
                                .content(
                                        new Present(Path.of("/1/2.3"), Optional.empty(), true), 2));
        views.put(
                "repair",
                context -> {
                    Path file = Path.of("/1/handbook.pdf");
                    return new RepairDialog(context)
                            .content(
                                    new RepairViewModel(
                                            Surroundings.of(context, Runnable::run), file),
                                    file);
                });
        return views;
    }
}
