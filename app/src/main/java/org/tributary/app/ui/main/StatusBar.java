package org.tributary.app.ui.main;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import org.tributary.app.servers.ServerView;
import org.tributary.app.settings.Settings;
import org.tributary.app.ui.common.Format;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.common.Views;
import org.tributary.app.ui.downloads.DownloadGroup;
import org.tributary.app.ui.downloads.Totals;
import org.tributary.app.ui.servers.ServerWords;

/// The line at the bottom: how fast, how many, who answers, how much room. JavaFX thread.
final class StatusBar {
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

    private final UiContext context;
    private final FreeSpace freeSpace;
    private final Parent root;

    @FXML private Label totalSpeed;
    @FXML private Label countsLabel;
    @FXML private Label limitLabel;
    @FXML private Hyperlink serversLabel;
    @FXML private Label freeSpaceLabel;

    StatusBar(UiContext context) {
        this.context = context;
        freeSpace = new FreeSpace(context.clock(), folder -> context.os().room(folder).bytes());
        root = Views.load("StatusBar", this, context.messages());
        serversLabel.setOnAction(_ -> context.navigator().showServers());
        limitLabel.managedProperty().bind(limitLabel.visibleProperty());
        freeSpaceLabel.managedProperty().bind(freeSpaceLabel.visibleProperty());
    }

    Parent root() {
        return root;
    }

    void show(Totals totals) {
        Messages messages = context.messages();
        Format format = context.format();
        totalSpeed.setText("↓ " + format.speed(totals.bytesPerSecond()));
        countsLabel.setText(counts(messages, totals));
        serversLabel.setText(
                servers(
                        new ServerWords(messages, context::format, context.clock()),
                        context.servers().views()));
        Settings.Speed speed = context.settings().get().speed();
        limitLabel.setVisible(speed.limited());
        limitLabel.setText(
                messages.text("main.status.limit", format.speed(speed.bytesPerSecond())));
        showFreeSpace(totals);
    }

    /// Returns how many downloads do what, without what none does.
    static String counts(Messages messages, Totals totals) {
        List<String> parts = new ArrayList<>();
        for (DownloadGroup group :
                List.of(DownloadGroup.ACTIVE, DownloadGroup.QUEUED, DownloadGroup.FAILED)) {
            int count = totals.count(group);
            if (count > 0) {
                parts.add(messages.text("main.status." + group.key(), count));
            }
        }
        return parts.isEmpty() ? messages.text("main.status.idle") : String.join(", ", parts);
    }

    /// Returns how many servers answer, and what else is to be said of them all.
    static String servers(ServerWords words, List<ServerView> servers) {
        Messages messages = words.messages();
        return servers.isEmpty()
                ? messages.text("main.status.noServers")
                : messages.text(
                        "main.status.servers",
                        ServerWords.answering(servers),
                        servers.size(),
                        words.besides(servers));
    }

    private void showFreeSpace(Totals totals) {
        Path folder = context.settings().get().downloads().folderOrUsual();
        OptionalLong free = freeSpace.read(folder, context.ticker()::wake);
        freeSpaceLabel.setVisible(free.isPresent());
        if (free.isPresent()) {
            freeSpaceLabel.setText(
                    context.messages()
                            .text(
                                    "main.status.free",
                                    context.format().size(free.getAsLong()),
                                    folder.getFileName() == null ? folder : folder.getFileName()));
            boolean low = isLow(free.getAsLong(), totals.bytesToCome());
            freeSpaceLabel.pseudoClassStateChanged(LOW, low);
            freeSpaceLabel
                    .getTooltip()
                    .setText(
                            context.messages()
                                    .text(
                                            low ? "main.status.freeLow" : "main.status.freeFine",
                                            folder,
                                            context.format().size(totals.bytesToCome())));
        }
    }

    /// True when what is still to come may not find room.
    static boolean isLow(long freeBytes, long bytesToCome) {
        return freeBytes / 2 < bytesToCome;
    }
}
