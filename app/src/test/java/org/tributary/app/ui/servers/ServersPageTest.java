package org.tributary.app.ui.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tributary.app.ui.FxThread;
import org.tributary.app.ui.SampleContext;
import org.tributary.app.ui.SampleDownloads;
import org.tributary.app.ui.SampleServers;
import org.tributary.app.ui.common.Background;
import org.tributary.app.ui.common.UiContext;

class ServersPageTest {
    private final SampleServers servers = SampleServers.six();
    private final SampleContext sample = new SampleContext(SampleDownloads.busy(), servers);
    private Stage stage;
    private UiContext context;
    private ServersPage page;

    @BeforeEach
    void show() throws InterruptedException {
        FxThread.run(() -> {
            context = sample.make();
            page = new ServersPage(context, new Background(Runnable::run, Runnable::run));
            Scene scene = new Scene(page.root(), 975, 630);
            context.theme().add(scene);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            context.ticker().tick();
        });
        FxThread.pulses(3);
    }

    @AfterEach
    void hide() {
        FxThread.run(() -> {
            context.ticker().stop();
            stage.close();
        });
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(page.root().lookup(selector));
    }

    private static void press(Node node, KeyCode key) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private static <T extends Node> void each(Parent parent, Class<T> type, Consumer<T> visitor) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (type.isInstance(child)) {
                visitor.accept(type.cast(child));
            }
            if (child instanceof Parent inner) {
                each(inner, type, visitor);
            }
        }
    }

    private String said() {
        List<String> texts = new ArrayList<>();
        each(page.root(), Label.class, label -> texts.add(label.getText()));
        return String.join("\n", texts);
    }

    @Test
    void switchesServerOff() {
        FxThread.run(() -> {
            List<ToggleSwitch> switches = new ArrayList<>();
            each(page.root(), ToggleSwitch.class, switches::add);
            ToggleSwitch first =
                    switches.stream()
                            .filter(it -> it.getAccessibleText().startsWith("node-a"))
                            .findFirst()
                            .orElseThrow();
            assertTrue(first.isSelected());
            first.setSelected(false);
        });
        assertEquals(List.of("off node-a:8001"), servers.told);
    }

    @Test
    void addsWhatIsTypedAndSaysSo() {
        FxThread.run(() -> {
            TextField field = find("#addField", TextField.class);
            field.setText("node-x:9");
            find("#addServerButton", Button.class).fire();
            assertEquals(
                    "node-x:9 was added and is being asked.",
                    find("#noticeLabel", Label.class).getText());
            assertEquals("", field.getText());
        });
        assertEquals(List.of("add node-x:9"), servers.told);
    }

    @Test
    void goesToTheFieldWhenThereIsNothingToAdd() {
        FxThread.run(() -> {
            find("#addServerButton", Button.class).fire();
            assertTrue(find("#addField", TextField.class).isFocused());
        });
        assertEquals(List.of(), servers.told);
    }

    @Test
    void checksAllWithF5() {
        FxThread.run(() -> press(find("#serverTable", TableView.class), KeyCode.F5));
        assertEquals(List.of("check"), servers.told);
    }

    @Test
    void removesTheSelectedWithDelete() {
        FxThread.run(() -> {
            page.select("node-c:8003");
            press(find("#serverTable", TableView.class), KeyCode.DELETE);
        });
        assertEquals(List.of("remove [node-c:8003]"), servers.told);
        assertEquals(List.of("say node-c:8003 was removed from the list."), sample.told);
    }

    @Test
    void tellsAllOfTheSelectedServer() {
        FxThread.run(() -> {
            page.select("node-e:8005");
            context.ticker().tick();
            assertTrue(said().contains("It sent wrong data and is set aside"));
            find("#trustButton", Button.class).fire();
            page.select("node-c:8003");
            context.ticker().tick();
            assertTrue(said().contains("Last error: connection refused"));
            assertFalse(find("#trustButton", Button.class).isVisible());
            find("#tryNowButton", Button.class).fire();
            find("#switchButton", Button.class).fire();
        });
        assertEquals(
                List.of("trust node-e:8005", "check node-c:8003", "off node-c:8003"), servers.told);
    }

    @Test
    void readsNothingWhileItCannotBeSeen() {
        FxThread.run(() -> {
            page.root().setVisible(false);
            servers.show(List.of());
            context.ticker().tick();
            assertEquals(6, find("#serverTable", TableView.class).getItems().size());
            page.root().setVisible(true);
            context.ticker().tick();
            assertEquals(0, find("#serverTable", TableView.class).getItems().size());
        });
    }
}
