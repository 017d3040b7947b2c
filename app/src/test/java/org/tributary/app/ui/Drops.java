package org.tributary.app.ui;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Drags and drops that no mouse makes: the headless platform has none. JavaFX thread.
public final class Drops {
    private Drops() {}

    /// Returns a dragboard that holds these values.
    public static Dragboard board(Map<DataFormat, Object> content) {
        try {
            Class<?> peer = Class.forName("com.sun.javafx.tk.TKClipboard");
            InvocationHandler answers =
                    (_, method, arguments) ->
                            switch (method.getName()) {
                                case "getContentTypes" -> content.keySet();
                                case "getContent" -> content.get(arguments[0]);
                                case "hasContent" -> content.containsKey(arguments[0]);
                                case "getTransferModes" -> Set.of(TransferMode.ANY);
                                case "putContent" -> false;
                                case "hashCode" -> 1;
                                case "equals" -> false;
                                case "toString" -> content.toString();
                                default ->
                                        method.getReturnType() == double.class
                                                ? Double.valueOf(0)
                                                : null;
                            };
            Object stub =
                    Proxy.newProxyInstance(peer.getClassLoader(), new Class<?>[] {peer}, answers);
            return (Dragboard)
                    Class.forName("com.sun.javafx.scene.input.DragboardHelper")
                            .getMethod("createDragboard", peer)
                            .invoke(null, stub);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /// Sends an event to a node and returns it as its handlers left it.
    ///
    /// @param source what of this program is dragged; null for what comes from elsewhere
    public static DragEvent fire(
            Node target, EventType<DragEvent> type, Dragboard board, Object source) {
        DragEvent[] seen = new DragEvent[1];
        target.addEventHandler(DragEvent.ANY, event -> seen[0] = event);
        DragEvent event =
                new DragEvent(
                        null,
                        target,
                        type,
                        board,
                        10,
                        10,
                        10,
                        10,
                        TransferMode.COPY,
                        source,
                        target,
                        null);
        Event.fireEvent(target, event);
        return seen[0];
    }
}
