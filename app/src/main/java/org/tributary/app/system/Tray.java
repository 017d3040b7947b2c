package org.tributary.app.system;

import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.HeadlessException;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.Toolkit;
import java.awt.TrayIcon;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.net.URL;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program's icon in the tray of the desktop, where there is one. It is drawn by AWT, which no
/// other class here touches, so that nobody pays for it who does not want the icon. Thread-safe; what
/// is asked for happens on AWT's thread, a little later.
public final class Tray implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);

    private final SystemTray tray;
    private final TrayIcon icon;
    private final MenuItem all;

    /// Written by AWT's thread.
    private volatile boolean there = true;

    /// What the icon asks for; told on AWT's thread.
    public interface Owner {
        void show();

        /// Pauses all, or lets all go on.
        void all();

        void quit();

        /// The icon is not there any more, though nobody closed it.
        void gone();
    }

    /// What its menu says.
    public record Words(String show, String all, String quit) {}

    private Tray(SystemTray tray, TrayIcon icon, MenuItem all) {
        this.tray = tray;
        this.icon = icon;
        this.all = all;
    }

    /// Puts the icon into the tray. Blocks; any thread but JavaFX's.
    ///
    /// @param picture a PNG file
    /// @param patience some desktops promise a tray and then never answer
    /// @return empty when no icon can be seen
    public static Optional<Tray> open(URL picture, Words words, Owner owner, Duration patience) {
        CompletableFuture<Optional<Tray>> opening = new CompletableFuture<>();
        Thread.ofPlatform()
                .name("tributary-tray")
                .daemon()
                .start(() -> {
                    Optional<Tray> opened = Optional.empty();
                    try {
                        opened = add(picture, words, owner);
                    } catch (AWTException | AWTError | HeadlessException | LinkageError e) {
                        LOG.info("no icon in the tray: {}", String.valueOf(e.getMessage()));
                    } finally {
                        if (!opening.complete(opened)) {
                            opened.ifPresent(Tray::close);
                        }
                    }
                });
        try {
            return opening.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.info("no icon in the tray: it does not answer");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return opening.complete(Optional.empty()) ? Optional.empty() : opening.join();
    }

    private static Optional<Tray> add(URL picture, Words words, Owner owner) throws AWTException {
        if (!SystemTray.isSupported()) {
            LOG.info("no icon in the tray: there is no tray");
            return Optional.empty();
        }
        SystemTray system = SystemTray.getSystemTray();
        TrayIcon icon = new TrayIcon(Toolkit.getDefaultToolkit().createImage(picture));
        icon.setImageAutoSize(true);
        icon.addMouseListener(
                new MouseAdapter() {
                    @Override
                    public void mouseClicked(MouseEvent event) {
                        if (event.getButton() == MouseEvent.BUTTON1) {
                            owner.show();
                        }
                    }
                });
        MenuItem all = item(words.all(), owner::all);
        PopupMenu menu = new PopupMenu();
        menu.add(item(words.show(), owner::show));
        menu.add(all);
        menu.addSeparator();
        menu.add(item(words.quit(), owner::quit));
        icon.setPopupMenu(menu);
        system.add(icon);
        Tray opened = new Tray(system, icon, all);
        system.addPropertyChangeListener(
                "systemTray",
                change -> {
                    if (change.getNewValue() == null && opened.there) {
                        opened.there = false;
                        owner.gone();
                    }
                });
        return Optional.of(opened);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.addActionListener(_ -> action.run());
        return item;
    }

    /// Whether the icon can be seen.
    public boolean isThere() {
        return there;
    }

    /// Says what runs.
    ///
    /// @param all what the menu says in place of pausing or resuming all
    public void tell(String toolTip, String all) {
        EventQueue.invokeLater(() -> {
            if (!toolTip.equals(icon.getToolTip())) {
                icon.setToolTip(toolTip);
            }
            if (!all.equals(this.all.getLabel())) {
                this.all.setLabel(all);
            }
        });
    }

    /// Takes the icon away.
    @Override
    public void close() {
        there = false;
        EventQueue.invokeLater(() -> tray.remove(icon));
    }
}
