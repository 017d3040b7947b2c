package org.tributary.app.ui.downloads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tributary.app.ui.downloads.DownloadsViewModel.Sort;

/// The columns as the user left them, and how they are written into the settings:
/// `NAME 23.0 +;SIZE 6.5 -;...`.
///
/// @param columns every column, in order
record ColumnLayout(List<Place> columns) {
    ColumnLayout {
        columns = List.copyOf(columns);
    }

    /// @param widthEm its width in letters
    record Place(DownloadColumn column, double widthEm, boolean visible) {}

    static ColumnLayout usual() {
        return new ColumnLayout(
                Arrays.stream(DownloadColumn.values()).map(ColumnLayout::usual).toList());
    }

    private static Place usual(DownloadColumn column) {
        return new Place(column, column.widthEm(), column.isUsual());
    }

    /// Reads a layout; what makes no sense, or is lacking, is as usual.
    static ColumnLayout parse(String text) {
        List<Place> places = new ArrayList<>();
        Set<DownloadColumn> lacking = EnumSet.allOf(DownloadColumn.class);
        for (String part : text.split(";")) {
            place(part.strip())
                    .filter(place -> lacking.remove(place.column()))
                    .ifPresent(places::add);
        }
        lacking.forEach(column -> places.add(usual(column)));
        return new ColumnLayout(places);
    }

    private static Optional<Place> place(String text) {
        String[] words = text.split(" ");
        if (words.length != 3 || !words[1].matches("[0-9]{1,3}(\\.[0-9]{1,4})?")) {
            return Optional.empty();
        }
        double width = Double.parseDouble(words[1]);
        return column(words[0])
                .map(column -> new Place(column, Math.clamp(width, 2, 200), words[2].equals("+")));
    }

    private static Optional<DownloadColumn> column(String name) {
        return Arrays.stream(DownloadColumn.values())
                .filter(column -> column.name().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return columns.stream()
                .map(place ->
                        place.column()
                                + " "
                                + Math.round(place.widthEm() * 100) / 100.0
                                + (place.visible() ? " +" : " -"))
                .collect(Collectors.joining(";"));
    }

    /// Reads by what the rows are sorted, as [#written(List)] writes it.
    static List<Sort> sorts(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> word.endsWith("+") || word.endsWith("-"))
                .flatMap(word ->
                        column(word.substring(0, word.length() - 1)).stream()
                                .map(column -> new Sort(column, word.endsWith("-"))))
                .toList();
    }

    static String written(List<Sort> sorts) {
        return sorts.stream()
                .map(sort -> sort.column() + (sort.falling() ? "-" : "+"))
                .collect(Collectors.joining(" "));
    }
}
