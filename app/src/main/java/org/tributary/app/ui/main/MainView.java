package org.tributary.app.ui.main;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.Views;

/// What stands where in the window, and how that changes with its width. Knows nothing of downloads.
/// JavaFX thread.
final class MainView {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    /// Below this width, in letters, the side bar lies over the page instead of beside it.
    private static final double WIDE_EM = 900.0 / 13;

    /// What the middle shows.
    enum Page {
        DOWNLOADS,
        SERVERS,
        CATALOG
    }

    private final StackPane root;
    private final BooleanProperty sideBarWanted = new SimpleBooleanProperty(true);
    private final StackPane over = new StackPane();
    private Region sideBar = new Region();
    private double em = 13;
    private boolean wide = true;
    private double fullToolBar;

    @FXML private BorderPane frame;
    @FXML private StackPane center;
    @FXML private StackPane dropOverlay;
    @FXML MenuBar menuBar;
    @FXML private HBox toolBar;
    @FXML private Button sideBarButton;
    @FXML Button addButton;
    @FXML Button resumeButton;
    @FXML Button pauseButton;
    @FXML Button removeButton;
    @FXML Button pauseAllButton;
    @FXML Region pauseAllIcon;
    @FXML SplitMenuButton limitButton;
    @FXML TextField filterField;
    @FXML HBox bannerBox;
    @FXML Label bannerText;
    @FXML Label bannerMore;
    @FXML Hyperlink bannerAction;
    @FXML Button bannerClose;

    MainView(Messages messages) {
        root = Views.load("MainView", this, messages);
        over.setVisible(false);
        over.setAlignment(Pos.CENTER_LEFT);
        over.getStyleClass().add("side-bar-over");
        over.addEventHandler(MouseEvent.MOUSE_CLICKED, this::leaveSideBar);
        sideBarButton.managedProperty().bind(sideBarButton.visibleProperty());
        for (Node child : toolBar.getChildren()) {
            if (child instanceof ButtonBase button) {
                // Words are whole or not there at all.
                button.setMinWidth(Region.USE_PREF_SIZE);
            }
        }
        root.widthProperty().subscribe(_ -> fit());
    }

    StackPane root() {
        return root;
    }

    /// Returns the place above everything, for what is dragged over the window.
    StackPane dropOverlay() {
        return dropOverlay;
    }

    Button sideBarButton() {
        return sideBarButton;
    }

    /// Puts the parts into their places.
    void put(Region side, Parent statusBar, Parent toast) {
        sideBar = side;
        frame.setBottom(statusBar);
        StackPane.setAlignment(toast, Pos.BOTTOM_CENTER);
        root.getChildren().add(1, toast);
        fit();
    }

    /// Shows a page in the middle.
    ///
    /// @return false when it was shown already
    boolean show(Parent page) {
        if (center.getChildren().contains(page)) {
            return false;
        }
        center.getChildren().setAll(page, over);
        return true;
    }

    /// True while the keyboard is where another page is no reason to leave: in the filter, or in a list
    /// of the side bar.
    boolean isFocusedForLong() {
        Scene scene = root.getScene();
        Node owner = scene == null ? null : scene.getFocusOwner();
        return owner != null
                && (owner == filterField
                        || (owner instanceof ListView<?> && sideBar.isFocusWithin()));
    }

    /// Takes over the size of text.
    void size(double textSize) {
        em = textSize;
        fullToolBar = 0;
        toolBar.pseudoClassStateChanged(COMPACT, false);
        fit();
    }

    /// Gives a button a tooltip that is shown also while it is disabled.
    static void hint(Button button, javafx.beans.value.ObservableValue<String> text) {
        HBox row = (HBox) button.getParent();
        int at = row.getChildren().indexOf(button);
        StackPane around = new StackPane();
        row.getChildren().set(at, around);
        around.getChildren().add(button);
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(text);
        Tooltip.install(around, tooltip);
    }

    // ---- the side bar ----

    boolean isSideBarWanted() {
        return sideBarWanted.get();
    }

    void wantSideBar(boolean wanted) {
        sideBarWanted.set(wanted);
        fit();
    }

    /// Shows or hides the side bar; in a narrow window it comes for a moment only.
    void toggleSideBar() {
        if (wide) {
            wantSideBar(!isSideBarWanted());
        } else {
            over.setVisible(!over.isVisible());
            if (over.isVisible()) {
                sideBar.requestFocus();
            }
        }
    }

    /// Takes away a side bar that lies over the page.
    void closeSideBarOver() {
        over.setVisible(false);
    }

    private void leaveSideBar(MouseEvent event) {
        if (event.getTarget() instanceof Node target && target == over) {
            over.setVisible(false);
        }
    }

    private void fit() {
        double width = root.getWidth();
        wide = width == 0 || width >= WIDE_EM * em;
        boolean beside = wide && isSideBarWanted();
        over.getChildren().setAll(wide ? List.of() : List.of(sideBar));
        frame.setLeft(beside ? sideBar : null);
        sideBarButton.setVisible(!beside);
        if (wide) {
            over.setVisible(false);
        }
        fitToolBar(width);
    }

    /// Leaves the words of buttons away when there is no room for them.
    private void fitToolBar(double width) {
        if (width == 0) {
            return;
        }
        if (fullToolBar == 0 || !toolBar.getPseudoClassStates().contains(COMPACT)) {
            toolBar.applyCss();
            // The field gives way before the words do.
            double spare = filterField.prefWidth(-1) - filterField.minWidth(-1);
            fullToolBar = toolBar.prefWidth(-1) - spare;
        }
        toolBar.pseudoClassStateChanged(COMPACT, width < fullToolBar);
    }
}
