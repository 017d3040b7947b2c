package org.tributary.app.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tributary.shared.transfer.DownloadSnapshot;
import org.tributary.shared.transfer.DownloadState;
import org.tributary.shared.transfer.SegmentStates;

class PictureTest {
    private static final TerminalStyle ASCII = new TerminalStyle(false, false);
    private static final TerminalStyle UNICODE = new TerminalStyle(true, false);

    @Test
    void showsBarNumbersAndOneLineForEachServer() {
        Board board =
                Snapshots.board(
                        Snapshots.downloading("vvvvvvvvdd......", 300_000_000, 126_000_000));

        assertEquals(
                """
                big.bin  2 of 4 servers, 4 connections
                █████████████████▒░▒░░░░░░░░░░░░░   42 %    126 MB of 300 MB   98.3 MB/s        2 s left
                  a.example:8001   50 %   60.0 MB   98.3 MB/s  answers
                  b.example:8002   50 %   60.0 MB              busy, free in 3 s
                  c.example:8003                               no answer for 42 s, next try in 8 s
                  d.example:8004                               sends wrong data, set aside\
                """,
                text(new Picture(88, 24, UNICODE).lines(board)));
    }

    @Test
    void drawsWithAsciiWhereTheTerminalHasNoBlocks() {
        Board board =
                Snapshots.board(
                        Snapshots.downloading("vvvvvvcr........", 300_000_000, 126_000_000));

        assertEquals(
                "#############==~~................   42 %    126 MB of 300 MB   98.3 MB/s"
                        + "        2 s left",
                new Picture(88, 24, ASCII).lines(board).get(1));
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        Board board =
                Snapshots.board(
                        Snapshots.downloading("vvd...", 300_000_000, 126_000_000),
                        named("東京タワーの写真をたくさん集めた大きな書庫ファイル.zip"));
        for (int columns = 20; columns < 200; columns++) {
            for (String line : new Picture(columns, 24, UNICODE).lines(board)) {
                assertTrue(Columns.width(line) <= columns, columns + " < " + line);
            }
        }
    }

    @Test
    void countsFilesWhenThereAreSeveral() {
        Board board = new Board(Snapshots.NOW, 2, 5, List.of());

        assertEquals(List.of("2 of 5 files done"), new Picture(80, 24, ASCII).lines(board));
    }

    @Test
    void drawsTheLargestOfManyAndCountsTheOthers() {
        List<DownloadSnapshot> many = new ArrayList<>();
        for (int size = 1; size <= 9; size++) {
            many.add(Snapshots.downloading("v.", size * 100_000_000L, 0));
        }
        List<String> lines =
                new Picture(100, 24, ASCII)
                        .lines(Snapshots.board(many.toArray(DownloadSnapshot[]::new)));

        assertEquals(12, lines.size());
        assertTrue(lines.get(2).contains(" of 700 MB "), lines.get(2));
        assertTrue(lines.get(6).contains(" of 900 MB "), lines.get(6));
        assertEquals("and 6 more files", lines.get(7));
        assertTrue(lines.get(8).startsWith("  a.example:8001"), lines.get(8));
    }

    @Test
    void addsUpWhatAServerDoesForSeveralDownloads() {
        DownloadSnapshot one = Snapshots.downloading("v.", 300_000_000, 126_000_000);
        List<String> lines = new Picture(100, 24, ASCII).lines(Snapshots.board(one, one));

        assertEquals("  a.example:8001   50 %    120 MB    197 MB/s  answers", lines.get(5));
    }

    @Test
    void neverIsTallerThanTheTerminal() {
        DownloadSnapshot one = Snapshots.downloading("v.", 300_000_000, 126_000_000);
        List<String> lines = new Picture(100, 4, ASCII).lines(Snapshots.board(one));

        assertEquals(4, lines.size());
        assertEquals("  and 3 more lines", lines.getLast());
    }

    @Test
    void showsNoControlCharactersOfRemoteNames() {
        String line =
                new Picture(80, 24, ASCII)
                        .lines(Snapshots.board(named("a\u001b[2Jb\u202e.exe")))
                        .getFirst();

        assertEquals("a\uFFFD[2Jb\uFFFD.exe  waits", line);
    }

    @Test
    void coloursOnlyRepeatWhatTheGlyphsSay() {
        Board board = Snapshots.board(Snapshots.downloading("vvdrf...", 300, 100));
        List<String> plain = new Picture(100, 24, UNICODE).lines(board);
        List<String> coloured = new Picture(100, 24, new TerminalStyle(true, true)).lines(board);

        assertEquals(
                plain,
                coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")).toList());
        assertTrue(coloured.get(1).contains("\u001b["));
    }

    @Test
    void tellsTimeLeftOnlyWhenItCanBeKnown() {
        assertEquals(
                Optional.of(Duration.ofSeconds(2)),
                Picture.timeLeft(Snapshots.downloading("v", 196_600_000 + 7, 7)));
        assertEquals(Optional.empty(), Picture.timeLeft(named("x")));
    }

    private static DownloadSnapshot named(String name) {
        return new DownloadSnapshot(
                DownloadState.WAITING,
                name,
                -1,
                0,
                0,
                0,
                SegmentStates.NONE,
                List.of(),
                "waits",
                Optional.empty(),
                Optional.empty());
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines.stream().map(String::stripTrailing).toList());
    }
}
