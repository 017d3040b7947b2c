package org.tributary.app.ui.downloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tributary.app.ui.downloads.DownloadsViewModel.Sort;

class ColumnLayoutTest {
    @Test
    void readsWhatItWrites() {
        ColumnLayout layout = ColumnLayout.parse("SIZE 8.25 +;NAME 30.0 +;QUEUE 4.0 +;SPEED 7.1 -");
        assertEquals(layout, ColumnLayout.parse(layout.toString()));
        assertEquals(
                List.of(DownloadColumn.SIZE, DownloadColumn.NAME, DownloadColumn.QUEUE),
                layout.columns().stream().limit(3).map(ColumnLayout.Place::column).toList());
        assertEquals(8.25, layout.columns().getFirst().widthEm());
        assertEquals(
                List.of(false),
                layout.columns().stream()
                        .filter(place -> place.column() == DownloadColumn.SPEED)
                        .map(ColumnLayout.Place::visible)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ";;", "NAME", "NAME wide +", "NONE 3.0 +", "NAME -1 +", "NAME 1e9 +"})
    void whatMakesNoSenseIsAsUsual(String text) {
        assertEquals(ColumnLayout.usual(), ColumnLayout.parse(text));
    }

    @Test
    void everyColumnIsThereOnce() {
        ColumnLayout twice = ColumnLayout.parse("SIZE 8.0 +;SIZE 9.0 +");
        assertEquals(
                Stream.of(DownloadColumn.values()).sorted().toList(),
                twice.columns().stream().map(ColumnLayout.Place::column).sorted().toList());
    }

    @Test
    void noColumnIsTooNarrowToBeHit() {
        assertEquals(2, ColumnLayout.parse("SIZE 0 +").columns().getFirst().widthEm());
    }

    @Test
    void remembersBySortingColumns() {
        List<Sort> sorts =
                List.of(
                        new Sort(DownloadColumn.STATUS, true),
                        new Sort(DownloadColumn.NAME, false));
        assertEquals(sorts, ColumnLayout.sorts(ColumnLayout.written(sorts)));
        assertEquals(List.of(), ColumnLayout.sorts("HELLO+ NAME"));
    }
}
