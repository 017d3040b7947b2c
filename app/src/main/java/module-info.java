/// The desktop download manager and its command line.
module org.tributary.app {
    requires org.tributary.shared;
    requires atlantafx.base;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires java.desktop;
    requires java.logging;
    requires javafx.controls;
    requires javafx.fxml;
    requires org.apache.commons.compress;
    requires org.controlsfx.controls;
    requires org.slf4j;
    requires org.tukaani.xz;

    exports org.tributary.app to
            javafx.graphics;
    exports org.tributary.app.settings to
            com.fasterxml.jackson.databind;
    exports org.tributary.app.ui.controls to
            javafx.fxml;

    opens org.tributary.app.downloads to
            com.fasterxml.jackson.databind;
    opens org.tributary.app.ui.add to
            javafx.fxml;
    opens org.tributary.app.ui.catalog to
            javafx.fxml;
    opens org.tributary.app.ui.dialogs to
            javafx.fxml;
    opens org.tributary.app.ui.downloads to
            javafx.fxml;
    opens org.tributary.app.ui.inspector to
            javafx.fxml;
    opens org.tributary.app.ui.main to
            javafx.fxml;
    opens org.tributary.app.ui.preferences to
            javafx.fxml;
    opens org.tributary.app.ui.servers to
            javafx.fxml;
}
