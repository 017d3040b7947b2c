package org.tributary.app.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program to run.
///
/// @param words the program and its arguments, each as it is
/// @param environment variables to set for it
/// @param exitCodeCounts false for programs whose exit code says nothing
record Command(List<String> words, Map<String, String> environment, boolean exitCodeCounts) {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"?|'[^']*'?)+");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"?|'([^']*)'?");

    Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    static Command of(String... words) {
        return new Command(List.of(words), Map.of(), true);
    }

    /// Reads a command that a person wrote: words with spaces between them; in single or double quotes
    /// spaces are part of a word. Nothing else has a meaning.
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            words.add(
                    QUOTED.matcher(word.group())
                            .replaceAll(quoted ->
                                    Matcher.quoteReplacement(
                                            quoted.group(1) != null
                                                    ? quoted.group(1)
                                                    : quoted.group(2))));
        }
        return words;
    }
}
