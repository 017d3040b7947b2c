package org.tributary.app.ui.add;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Parent;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.tributary.app.settings.Settings;
import org.tributary.app.settings.Settings.Theme;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.Look;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.add.DuplicateRule.Present;
import org.tributary.app.ui.common.UiContext;
import org.tributary.shared.transfer.LinkAnswer;

/// Takes pictures of what this package shows, into `target/pictures`.
class AddPicturesTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final List<String> MIXED =
            List.of(
                    "http://node-a:8001/debian-13.1-amd64-DVD-1.iso",
                    "htp://typo",
                    "data/",
                    "handbok.pdf",
                    "http://mirror.example/lecture-07.mp4",
                    "https://example.org/lecture-07.mp4",
                    "https://example.org/about",
                    "https://intranet.example/report.pdf");

    private static SampleDownloads downloads() {
        SampleDownloads downloads = SampleDownloads.none();
        downloads.answers.put(
                URI.create(MIXED.get(0)),
                new LinkAnswer.File(
                        "debian-13.1-amd64-DVD-1.iso",
                        OptionalLong.of(3_700_000_000L),
                        true,
                        Optional.empty(),
                        Optional.of(SampleDownloads.hash("debian-13.1-amd64-DVD-1.iso")),
                        List.of()));
        downloads.answers.put(
                URI.create(MIXED.get(4)), SampleDownloads.file(URI.create(MIXED.get(4))));
        downloads.answers.put(
                URI.create(MIXED.get(5)), SampleDownloads.file(URI.create(MIXED.get(5))));
        downloads.answers.put(
                URI.create(MIXED.get(6)), new LinkAnswer.WebPage("about", OptionalLong.of(9_120)));
        downloads.answers.put(URI.create(MIXED.get(7)), new LinkAnswer.LoginNeeded());
        return downloads;
    }

    private static UiContext context(Theme theme, int textSize, Locale locale) {
        Settings settings = Settings.DEFAULT;
        return FxThread.call(() ->
                new SampleContext(downloads(), SampleServers.four())
                        .in(locale)
                        .with(
                                settings.with(
                                        settings.appearance()
                                                .withTheme(theme)
                                                .withTextSize(textSize)))
                        .make());
    }

    private static void picture(String name, UiContext context, Parent root, int width, int height)
            throws Exception {
        Path file = PICTURES.resolve(name + ".png");
        try (Look look = Look.at(root, context.theme(), width, height)) {
            FxThread.pulses(5);
            look.save(file);
        }
        assertTrue(Files.size(file) > 5000);
    }

    private static void dialog(
            String name, UiContext context, List<String> lines, boolean open, int width, int height)
            throws Exception {
        AddDialog dialog = FxThread.call(() -> new AddDialog(context));
        Parent root = FxThread.call(() -> dialog.content(lines));
        while (!FxThread.call(() -> dialog.model().lines().idleProperty().get())) {
            Thread.onSpinWait();
        }
        FxThread.run(() -> ((TitledPane) root.lookup("#advancedPane")).setExpanded(open));
        picture(name, context, root, width, height);
    }

    @Test
    void addDialog() throws Exception {
        dialog("add-light", context(Theme.LIGHT, 13, Locale.ENGLISH), MIXED, false, 860, 680);
        dialog("add-dark", context(Theme.DARK, 13, Locale.ENGLISH), MIXED, false, 860, 680);
        dialog("add-german", context(Theme.LIGHT, 16, Locale.GERMAN), MIXED, false, 1000, 768);
        dialog(
                "add-advanced",
                context(Theme.LIGHT, 13, Locale.ENGLISH),
                MIXED.subList(0, 2),
                true,
                860,
                760);
        dialog("add-empty", context(Theme.LIGHT, 13, Locale.ENGLISH), List.of(), false, 860, 624);
    }

    @Test
    void dropOverlay() throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            UiContext context = context(theme, 13, Locale.ENGLISH);
            DropPreview preview =
                    DropPreview.of(DragContent.ofText(String.join("\n", MIXED.subList(4, 7))));
            Parent root =
                    FxThread.call(() -> {
                        DropOverlay overlay = new DropOverlay();
                        overlay.show(
                                preview.title(context.messages()),
                                preview.detail(context.messages(), true));
                        TableView<String> behind = new TableView<>();
                        behind.getColumns().add(new TableColumn<>("Name"));
                        return new StackPane(behind, overlay);
                    });
            picture(
                    "overlay-" + theme.name().toLowerCase(Locale.ROOT), context, root, 1000, 640);
        }
    }

    @Test
    void repair() throws Exception {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            UiContext context = context(Theme.LIGHT, 13, locale);
            Path file = Path.of("/home/ann/Downloads/debian-13.1-amd64-DVD-1.iso.crdownload");
            Parent root =
                    FxThread.call(() ->
                            new RepairDialog(context)
                                    .content(
                                            new RepairViewModel(
                                                    Surroundings.of(context, Runnable::run),
                                                    file),
                                            file));
            picture("repair-" + locale.getLanguage(), context, root, 580, 330);
        }
    }

    @Test
    void duplicate() throws Exception {
        UiContext context = context(Theme.LIGHT, 13, Locale.ENGLISH);
        Present present =
                new Present(
                        Path.of("/home/ann/Downloads/model-weights.bin"),
                        Optional.of(SampleDownloads.busy().entries().get(3)),
                        false);
        picture(
                "duplicate",
                context,
                FxThread.call(() -> new DuplicateDialog(context, null).content(present, 2)),
                560,
                260);
    }
}
