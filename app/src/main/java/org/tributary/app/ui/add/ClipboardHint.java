package org.tributary.app.ui.add;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tributary.shared.format.WebLink;

/// Decides whether what is in the clipboard is worth a hint: links that are new, told once. Pure.
final class ClipboardHint {
    /// A longer text is no link that somebody copied.
    private static final int MOST_TEXT = 64 << 10;

    /// What the clipboard held when it was looked at last.
    private String last = "";

    /// What is to be told.
    record Hint(List<String> lines) {
        Hint {
            lines = List.copyOf(lines);
        }

        /// Returns what the first link is called.
        String name() {
            return switch (Line.parse(lines.getFirst())) {
                case Line.Web(var link, _) -> WebLink.fileName(link);
                case Line.Own(TributaryLink link) -> link.path().orElse(lines.getFirst());
                default -> lines.getFirst();
            };
        }
    }

    /// Looks at what the clipboard holds now.
    ///
    /// @param known links that are in the list of downloads already
    Optional<Hint> look(DragContent content, Collection<String> known) {
        String text = content.url().or(content::text).orElse("").strip();
        if (text.equals(last) || !content.files().isEmpty() || text.length() > MOST_TEXT) {
            return Optional.empty();
        }
        last = text;
        List<String> lines = new ArrayList<>(DropParser.lines(text));
        boolean allLinks =
                !lines.isEmpty() && lines.stream().allMatch(line -> isFileLink(Line.parse(line)));
        lines.removeIf(known::contains);
        return allLinks && !lines.isEmpty() ? Optional.of(new Hint(lines)) : Optional.empty();
    }

    /// A link to the top of a site, or to a folder, is copied for a browser.
    private static boolean isFileLink(Line line) {
        return switch (line) {
            case Line.Web(var link, _) ->
                    link.getPath() != null
                            && link.getPath().lastIndexOf('.') > link.getPath().lastIndexOf('/');
            case Line.Own _ -> true;
            default -> false;
        };
    }
}
