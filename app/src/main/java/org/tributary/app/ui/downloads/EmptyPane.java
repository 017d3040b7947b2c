package org.tributary.app.ui.downloads;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.tributary.app.servers.ServerView;
import org.tributary.app.ui.common.KeyNames;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.servers.ServerWords;
import org.tributary.shared.servers.ServerHealth;

/// What stands where rows would: what to do when there is nothing yet, or why nothing is seen.
final class EmptyPane {
    private final UiContext context;
    private final DownloadsViewModel model;
    private final VBox root = new VBox();

    /// What its texts were made of.
    private List<Object> shown = List.of();

    EmptyPane(UiContext context, DownloadsViewModel model) {
        this.context = context;
        this.model = model;
        root.setId("emptyPane");
        root.setAlignment(Pos.CENTER);
        root.getStyleClass().add("empty-pane");
        // It may stand in the place of the page, whose sheet it then does not inherit.
        root.getStylesheets().add(EmptyPane.class.getResource("Downloads.css").toExternalForm());
    }

    Parent root() {
        return root;
    }

    /// Says that nothing is listed at all, and how to begin. Servers change all the time: what stays
    /// the same is left alone, so that nobody's click or focus is lost.
    void showNothingAtAll() {
        Collection<ServerView> views = context.servers().views();
        long answering = ServerWords.answering(views);
        int files = context.servers().offers().paths().size();
        String sentence = serversSentence(views, answering);
        List<Object> now = List.of(files, answering, sentence);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        Messages messages = context.messages();
        Region tray = new Region();
        tray.getStyleClass().addAll("big-icon", "icon-tray");
        Label first = new Label(messages.text("downloads.empty.drop"));
        first.getStyleClass().add("empty-title");
        Label second =
                new Label(
                        messages.text(
                                "downloads.empty.paste",
                                new KeyNames(messages)
                                        .of(
                                                new KeyCodeCombination(
                                                        KeyCode.V, KeyCombination.SHORTCUT_DOWN))));
        second.getStyleClass().add("muted");
        HBox buttons = new HBox(button("downloads.empty.add", true));
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER);
        if (files > 0) {
            Button browse = new Button(messages.text("downloads.empty.browse", files, answering));
            browse.setId("emptyBrowseButton");
            browse.setOnAction(_ -> context.navigator().showCatalog());
            buttons.getChildren().add(browse);
        }
        boolean focused = root.isFocusWithin();
        root.getChildren()
                .setAll(tray, first, second, buttons, serversLine(sentence, views.isEmpty()));
        if (focused) {
            focus();
        }
    }

    /// Takes the keyboard to the first thing that can be done.
    void focus() {
        if (root.lookup("#emptyAddButton") instanceof Node add) {
            add.requestFocus();
        }
    }

    private Button button(String key, boolean usual) {
        Button button = new Button(context.messages().text(key));
        button.setId("emptyAddButton");
        button.setDefaultButton(usual);
        button.setOnAction(_ -> context.navigator().add(List.of()));
        return button;
    }

    private HBox serversLine(String sentence, boolean noServers) {
        Messages messages = context.messages();
        Label line = new Label(sentence);
        line.getStyleClass().add("muted");
        line.setWrapText(true);
        line.setTextAlignment(TextAlignment.CENTER);
        Hyperlink details =
                new Hyperlink(
                        messages.text(
                                noServers
                                        ? "downloads.empty.addServers"
                                        : "downloads.empty.details"));
        details.setMinWidth(Region.USE_PREF_SIZE);
        details.setOnAction(_ -> {
            if (noServers) {
                context.navigator().askForServers();
            } else {
                context.navigator().showServers();
            }
        });
        HBox box = new HBox(line, details);
        box.getStyleClass().add("servers-line");
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private String serversSentence(Collection<ServerView> views, long answering) {
        Messages messages = context.messages();
        if (views.isEmpty()) {
            return messages.text("downloads.empty.noServers");
        }
        String list = context.servers().listFile().getFileName().toString();
        List<String> silent =
                views.stream().filter(EmptyPane::isSilent).map(ServerView::id).toList();
        ServerWords words = new ServerWords(messages, context::format, context.clock());
        String answers =
                messages.text(
                        "downloads.empty.answer",
                        answering,
                        views.size(),
                        list,
                        words.besides(views));
        return switch (silent.size()) {
            case 0 -> answers;
            case 1, 2 ->
                    answers
                            + ' '
                            + messages.text(
                                    "downloads.empty.silent",
                                    silent.size(),
                                    silent.stream().collect(Collectors.joining(", ")));
            default -> answers;
        };
    }

    /// What is yet to be asked, or cannot be for a file of this machine, may still answer.
    private static boolean isSilent(ServerView view) {
        return !view.answers()
                && !view.isSwitchedOff()
                && !(view.health() instanceof ServerHealth.NotAskedYet)
                && !(view.health() instanceof ServerHealth.LeftOut);
    }

    /// Says why no row of a list is seen that is not empty.
    void showNothingSeen() {
        Messages messages = context.messages();
        String typed = model.filterProperty().get().strip();
        if (typed.isEmpty()) {
            root.getChildren()
                    .setAll(
                            plain(
                                    messages.text(
                                            "downloads.empty."
                                                    + model.groupProperty().get().key())));
            return;
        }
        Hyperlink clear = new Hyperlink(messages.text("downloads.empty.clear"));
        clear.setId("clearFilterLink");
        clear.setOnAction(_ -> model.filterProperty().set(""));
        HBox line = new HBox(plain(messages.text("downloads.empty.filter", typed)), clear);
        line.setAlignment(Pos.CENTER);
        line.getStyleClass().add("servers-line");
        root.getChildren().setAll(line);
    }

    private static Label plain(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
