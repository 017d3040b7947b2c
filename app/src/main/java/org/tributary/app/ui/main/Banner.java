package org.tributary.app.ui.main;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.tributary.app.downloads.DownloadEntry;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.ProblemWords;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.downloads.DownloadRow;
import org.tributary.app.ui.downloads.DownloadsViewModel;
import org.tributary.app.ui.main.BannerModel.Seen;
import org.tributary.app.ui.main.BannerModel.Trouble;
import org.tributary.app.ui.servers.ServerWords;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.transfer.DownloadEvent;

/// One line on what is wrong for longer than a moment, with what can be done about it. JavaFX thread.
final class Banner {
    private final UiContext context;
    private final DownloadsViewModel downloads;
    private final BannerModel model = new BannerModel();
    private final HBox box;
    private final Label text;
    private final Label more;
    private final Hyperlink action;

    Banner(
            UiContext context,
            DownloadsViewModel downloads,
            HBox box,
            Label text,
            Label more,
            Hyperlink action,
            Button close) {
        this.context = context;
        this.downloads = downloads;
        this.box = box;
        this.text = text;
        this.more = more;
        this.action = action;
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.managedProperty().bind(more.visibleProperty());
        action.setMinWidth(Region.USE_PREF_SIZE);
        text.setMinWidth(0);
        close.setOnAction(_ -> {
            model.worst().ifPresent(model::close);
            show();
        });
        box.managedProperty().bind(box.visibleProperty());
    }

    /// Looks what is wrong now.
    void look() {
        model.look(
                downloads.all().stream()
                        .filter(Banner::mayBeInTrouble)
                        .map(row -> seen(row))
                        .toList(),
                context.servers().views(),
                context.servers().problems(),
                context.clock().instant());
        show();
    }

    private Seen seen(DownloadRow row) {
        return new Seen(row.entry(), row.snapshot(), context.downloads().damage(row.entry().id()));
    }

    /// What is finished or waits its turn can be left out: there may be very many of it.
    private static boolean mayBeInTrouble(DownloadRow row) {
        return switch (row.entry().state()) {
            case RUNNING, FAILED -> true;
            case QUEUED, PAUSED, UNPACKING, FINISHED, MISSING -> false;
        };
    }

    private void show() {
        Optional<Trouble> worst = model.worst();
        box.setVisible(worst.isPresent());
        worst.ifPresent(this::show);
    }

    private void show(Trouble trouble) {
        String sentence = sentence(trouble);
        text.setText(sentence);
        text.setTooltip(new Tooltip(sentence));
        more.setVisible(model.more() > 0);
        more.setText(context.messages().text("main.banner.more", model.more()));
        action.setText(context.messages().text("main.banner.action." + actionKey(trouble)));
        action.setOnAction(_ -> act(trouble));
        boolean serious =
                trouble instanceof Trouble.DiskFull || trouble instanceof Trouble.NowhereToBeHad;
        if (serious != box.getStyleClass().contains("serious")) {
            if (serious) {
                box.getStyleClass().add("serious");
            } else {
                box.getStyleClass().remove("serious");
            }
        }
    }

    private String sentence(Trouble trouble) {
        Messages messages = context.messages();
        Format format = context.format();
        return switch (trouble) {
            case Trouble.DiskFull full ->
                    messages.text(
                            "main.banner.diskFull",
                            RemoteText.shown(full.entry().name()),
                            format.size(full.missing()),
                            format.size(full.free()));
            case Trouble.NowhereToBeHad lost ->
                    messages.text(
                            "main.banner.nowhere",
                            lost.segment() + 1,
                            RemoteText.shown(lost.entry().name()));
            case Trouble.WrongData wrong -> messages.text("main.banner.wrong", wrong.server());
            case Trouble.SentWrong wrong -> messages.text("main.banner.sentWrong", wrong.server());
            case Trouble.NobodyAnswers _ -> messages.text("main.banner.nobody");
            case Trouble.Silent silent ->
                    messages.text(
                            silent.others() == 0 ? "main.banner.silentAlone" : "main.banner.silent",
                            silent.server(),
                            format.duration(silent.since()),
                            silent.others());
            case Trouble.AllBusy busy ->
                    messages.text("main.banner.busy", format.duration(busy.untilNextTry()));
            case Trouble.ListLines _ ->
                    new ServerWords(messages, context::format, context.clock())
                            .listProblem(context.servers());
            case Trouble.LogDamaged(DownloadEntry entry, DownloadEvent.LogDamaged damage) ->
                    messages.text(
                            "main.banner.logDamaged",
                            RemoteText.shown(entry.name()),
                            new ProblemWords(messages, format).of(damage).line());
        };
    }

    private static String actionKey(Trouble trouble) {
        return switch (trouble) {
            case Trouble.DiskFull _,
                    Trouble.WrongData _,
                    Trouble.SentWrong _,
                    Trouble.Silent _,
                    Trouble.LogDamaged _ ->
                    "details";
            case Trouble.NowhereToBeHad _ -> "addServer";
            case Trouble.NobodyAnswers _, Trouble.AllBusy _ -> "tryNow";
            case Trouble.ListLines _ -> "edit";
        };
    }

    private void act(Trouble trouble) {
        switch (trouble) {
            case Trouble.DiskFull full -> context.navigator().showDownload(full.entry().id());
            case Trouble.LogDamaged damaged -> context.navigator().showLog(damaged.entry().id());
            case Trouble.WrongData wrong -> context.navigator().showServer(wrong.server());
            case Trouble.SentWrong wrong -> context.navigator().showServer(wrong.server());
            case Trouble.Silent silent -> context.navigator().showServer(silent.server());
            case Trouble.NowhereToBeHad _ -> context.navigator().askForServers();
            case Trouble.NobodyAnswers _, Trouble.AllBusy _ -> context.servers().checkNow();
            case Trouble.ListLines _ -> context.os().open(context.servers().listFile());
        }
    }
}
