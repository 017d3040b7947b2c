package org.tributary.app.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tributary.shared.format.InvalidFormatException;
import org.tributary.shared.format.StrictJson;
import org.tributary.shared.io.AtomicFiles;

/// The file that keeps the settings between two starts: read once, and written a second after the
/// last change. Thread-safe.
public final class SettingsFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final String NAME = "settings.json";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path file;
    private final SettingsStore store;
    private final SettingsStore.Listening listening;
    private final ScheduledThreadPoolExecutor saver;

    /// What the file holds. Guarded by this, as what follows.
    private Settings saved;

    private Optional<ScheduledFuture<?>> pending = Optional.empty();

    private SettingsFile(Path file, Settings first) {
        this.file = file;
        saved = first;
        store = new SettingsStore(first);
        saver =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().name("tributary-settings").daemon().factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        saver.setRemoveOnCancelPolicy(true);
        saver.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        listening = store.onChange(_ -> saveLater());
    }

    /// Opens the settings of a config folder. Whatever is wrong with them is told in the log and costs
    /// no more than the settings it is about; a file that is no JSON is kept aside.
    ///
    /// @param clock names the file that is kept aside
    public static SettingsFile open(Path configFolder, InstantSource clock) {
        Path file = configFolder.resolve(NAME);
        try {
            return new SettingsFile(file, Files.exists(file) ? read(file) : Settings.DEFAULT);
        } catch (InvalidFormatException e) {
            LOG.warn("the settings begin anew: {}", e.getMessage());
            keepAside(file, clock);
        } catch (IOException e) {
            LOG.warn("cannot read {}: {}", file, String.valueOf(e.getMessage()));
        }
        return new SettingsFile(file, Settings.DEFAULT);
    }

    private static void keepAside(Path file, InstantSource clock) {
        String name = file.getFileName() + ".bad-" + clock.instant().getEpochSecond();
        try {
            Files.move(file, file.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("cannot keep {} aside: {}", file, String.valueOf(e.getMessage()));
        }
    }

    /// Returns the settings, changes of which are kept.
    public SettingsStore store() {
        return store;
    }

    /// Reads settings from any file. What it lacks has its default. Blocks for the disk.
    ///
    /// @throws InvalidFormatException with a sentence when it holds no settings at all
    public static Settings read(Path file) throws IOException {
        JsonNode json = StrictJson.read(Files.readAllBytes(file), JsonNode.class, file.toString());
        if (!json.isObject() || !json.isEmpty() && !SettingsJson.isAnyKnown(json)) {
            throw new InvalidFormatException(file + " holds no settings");
        }
        return SettingsJson.read(
                json, problem -> LOG.warn("{}: {}; its default holds", file, problem));
    }

    /// Writes settings to any file. Blocks for the disk.
    public static void write(Path file, Settings settings) throws IOException {
        String json = SettingsJson.write(settings).toPrettyString() + "\n";
        AtomicFiles.write(file, json.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void saveLater() {
        pending.ifPresent(save -> save.cancel(false));
        pending = Optional.of(saver.schedule(this::save, PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    }

    /// Writes what is not written yet. Blocks for the disk.
    synchronized void save() {
        Settings now = store.get();
        if (now.equals(saved)) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            write(file, now);
            saved = now;
        } catch (IOException e) {
            LOG.warn("cannot write {}: {}", file, String.valueOf(e.getMessage()));
        }
    }

    /// Writes what is not written yet.
    @Override
    public void close() {
        listening.close();
        saver.shutdown();
        save();
    }
}
