package org.tributary.app.settings;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The settings that hold now. Thread-safe.
public final class SettingsStore {
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();

    /// Guarded by this.
    private Settings current;

    /// Ends when it is closed.
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /// Begins with these settings and writes nothing to disk.
    public SettingsStore(Settings first) {
        current = first;
    }

    public synchronized Settings get() {
        return current;
    }

    /// Changes settings and tells who listens, on this thread.
    public void change(UnaryOperator<Settings> change) {
        Settings changed;
        synchronized (this) {
            Settings before = current;
            changed = change.apply(before);
            if (changed.equals(before)) {
                return;
            }
            current = changed;
        }
        listeners.forEach(listener -> listener.accept(changed));
    }

    /// Tells `listener` of every change until the result is closed.
    public Listening onChange(Consumer<Settings> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
