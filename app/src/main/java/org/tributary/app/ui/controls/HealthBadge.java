package org.tributary.app.ui.controls;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.tributary.shared.servers.ServerHealth;

/// A small sign for how a server is: every state has its own shape besides its colour. Its size follows
/// the text around it.
public final class HealthBadge extends Region {
    private static final String STYLE_CLASS = "health-badge";

    public HealthBadge() {
        getStyleClass().add(STYLE_CLASS);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /// Shows a state.
    ///
    /// @param words the same in words, for those who cannot see it
    public void show(ServerHealth health, String words) {
        String shape = shape(health);
        if (!getStyleClass().contains(shape)) {
            getStyleClass().setAll(STYLE_CLASS, shape);
        }
        setAccessibleText(words);
    }

    static String shape(ServerHealth health) {
        return switch (health) {
            case ServerHealth.NotAskedYet _ -> "not-asked";
            case ServerHealth.Answers _ -> "answers";
            case ServerHealth.Slow _ -> "slow";
            case ServerHealth.Busy _ -> "busy";
            case ServerHealth.NoAnswer _ -> "no-answer";
            case ServerHealth.SentWrong _, ServerHealth.Quarantined _ -> "wrong-data";
            case ServerHealth.LeftOut _ -> "not-ours";
            case ServerHealth.SwitchedOff _ -> "off";
        };
    }

    @Override
    public String getUserAgentStylesheet() {
        return CheckCanvas.sheet();
    }
}
