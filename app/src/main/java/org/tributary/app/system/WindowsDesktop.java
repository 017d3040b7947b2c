package org.tributary.app.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Windows. Nothing keeps the machine awake here: that takes a call of the system that no program of
/// its own makes.
record WindowsDesktop() implements DesktopCommands {
    /// Shows what two environment variables say; they are text there and never code.
    private static final String TOAST =
            """
            $null = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications,\
             ContentType = WindowsRuntime];
            $xml = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent(\
            [Windows.UI.Notifications.ToastTemplateType]::ToastText02);
            $texts = $xml.GetElementsByTagName('text');
            $null = $texts.Item(0).AppendChild($xml.CreateTextNode($env:TRIBUTARY_TITLE));
            $null = $texts.Item(1).AppendChild($xml.CreateTextNode($env:TRIBUTARY_TEXT));
            if ($env:TRIBUTARY_SOUND -ne 'on') {
              $audio = $xml.CreateElement('audio');
              $audio.SetAttribute('silent', 'true');
              $null = $xml.DocumentElement.AppendChild($audio) }
            $toast = [Windows.UI.Notifications.ToastNotification]::new($xml);
            [Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier('Tributary')\
            .Show($toast)
            """;

    @Override
    public List<Command> open(Path file) {
        return List.of(protocolHandler(file.toString()));
    }

    private static Command protocolHandler(String target) {
        return Command.of("rundll32", "url.dll,FileProtocolHandler", target);
    }

    @Override
    public List<Command> show(Path file) {
        // Its exit code is 1 whatever happens.
        return List.of(new Command(List.of("explorer", "/select," + file), Map.of(), false));
    }

    @Override
    public List<Command> browse(URI link) {
        return List.of(protocolHandler(link.toASCIIString()));
    }

    @Override
    public List<Command> notify(String title, String text, boolean sound) {
        return List.of(
                new Command(
                        List.of("powershell", "-NoProfile", "-NonInteractive", "-Command", TOAST),
                        Map.of(
                                "TRIBUTARY_TITLE",
                                title,
                                "TRIBUTARY_TEXT",
                                text,
                                "TRIBUTARY_SOUND",
                                sound ? "on" : "off"),
                        true));
    }

    @Override
    public Optional<Command> keepAwake() {
        return Optional.empty();
    }
}
