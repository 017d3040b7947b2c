package org.tributary.app.cli.output;

import java.util.ArrayList;
import java.util.List;

/// The smallest terminal that understands what [TerminalReporter] writes.
final class Screen {
    private final List<String> lines = new ArrayList<>(List.of(""));
    private int row;

    void write(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                row++;
                if (row == lines.size()) {
                    lines.add("");
                }
            } else if (c == '\u001b') {
                int end = i + 2;
                while (!Character.isLetter(text.charAt(end))) {
                    end++;
                }
                sequence(text.substring(i + 2, end), text.charAt(end));
                i = end;
            } else if (c != '\r') {
                lines.set(row, lines.get(row) + c);
            }
        }
    }

    private void sequence(String parameter, char command) {
        switch (command) {
            case 'A' -> row -= Integer.parseInt(parameter);
            case 'J' -> {
                lines.subList(row, lines.size()).clear();
                lines.add("");
            }
            case 'm', 'h', 'l' -> {}
            default -> throw new AssertionError("unknown sequence " + parameter + command);
        }
    }

    List<String> lines() {
        return lines.stream().map(String::stripTrailing).toList();
    }
}
