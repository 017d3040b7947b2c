package org.tributary.app.ui.main;

import java.time.Duration;
import org.tributary.app.servers.ServerView;
import org.tributary.app.ui.common.Messages;
import org.tributary.app.ui.common.UiContext;
import org.tributary.app.ui.servers.ServerWords;
import org.tributary.shared.format.RemoteText;
import org.tributary.shared.servers.ServerHealth;

/// A server as the side bar shows it.
///
/// @param word one word on how it is, or its speed
/// @param sentence all of it
record ServerLine(String id, String name, ServerHealth health, String word, String sentence) {
    /// Less is not worth a number: the server is asked how it is, and no more.
    private static final double LEAST_SPEED = 1000;

    static ServerLine of(ServerView view, UiContext context) {
        ServerWords words = new ServerWords(context.messages(), context::format, context.clock());
        return new ServerLine(
                view.id(),
                RemoteText.shown(view.server().name().orElse(view.id())),
                view.health(),
                word(view, context),
                RemoteText.shown(view.id()) + ": " + words.line(view.health()));
    }

    private static String word(ServerView view, UiContext context) {
        Messages messages = context.messages();
        return switch (view.health()) {
            case ServerHealth.Answers _, ServerHealth.Slow _ ->
                    view.bytesPerSecond() >= LEAST_SPEED
                            ? context.format().speed(view.bytesPerSecond())
                            : view.answerTime().map(context.format()::milliseconds).orElse("");
            case ServerHealth.Busy busy ->
                    messages.text(
                            "main.server.busy",
                            context.format()
                                    .duration(
                                            Duration.between(
                                                    context.clock().instant(), busy.until())));
            case ServerHealth.NoAnswer _ -> messages.text("main.server.no-answer");
            case ServerHealth.SentWrong _ -> messages.text("main.server.sent-wrong");
            case ServerHealth.Quarantined _ -> messages.text("main.server.wrong");
            case ServerHealth.LeftOut out ->
                    messages.text(
                            out.untrusted().isPresent()
                                    ? "main.server.untrusted"
                                    : "main.server.left-out");
            case ServerHealth.SwitchedOff _ -> messages.text("main.server.off");
            case ServerHealth.NotAskedYet _ -> messages.text("main.server.not-asked");
        };
    }
}
