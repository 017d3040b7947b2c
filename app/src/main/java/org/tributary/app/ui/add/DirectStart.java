package org.tributary.app.ui.add;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.tributary.app.downloads.Downloads.Start;
import org.tributary.app.ui.add.AddViewModel.Started;
import org.tributary.app.ui.common.UiContext;

/// Starts what was dropped without asking, and opens the add dialog for what needs an answer.
/// JavaFX thread.
final class DirectStart {
    private final UiContext context;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final AddViewModel model;
    private boolean done;

    DirectStart(UiContext context) {
        this.context = context;
        model = new AddViewModel(Surroundings.of(context, background));
    }

    void start(List<String> lines) {
        model.lines().textProperty().set(String.join("\n", lines));
        model.check();
        model.lines()
                .idleProperty()
                .subscribe(idle -> {
                    if (idle && !done) {
                        done = true;
                        begin();
                    }
                });
    }

    private void begin() {
        List<String> open = model.lines().openLines();
        if (model.canStartProperty().get()) {
            DuplicateDialog question = new DuplicateDialog(context, null);
            model.start(Start.QUEUED, question, started -> ended(started, open));
        } else {
            ended(new Started(List.of(), List.of(), List.of()), open);
        }
    }

    private void ended(Started started, List<String> open) {
        model.close();
        background.shutdown();
        Intake.show(context, started);
        if (!open.isEmpty()) {
            context.navigator().add(open);
        }
    }
}
