package org.tributary.daemon.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.daemon.publish.FileStamp;
import org.tributary.daemon.publish.Slice;
import org.tributary.daemon.serve.Router.Route;

class ConnectionTest {
    private static final int SIZE = 2 << 20;

    @TempDir private Path folder;
    private Path path;
    private Route small;
    private Route file;

    @BeforeEach
    void makeFile() throws IOException {
        path = Files.write(folder.resolve("file"), new byte[SIZE]);
        Slice slice = new Slice(path, 0, SIZE, FileStamp.of(path));
        small = route("/small", Kind.STATUS, Body.of("small"));
        file = route("/file", Kind.FILE, Body.of(slice));
    }

    @Test
    void closesWhenNothingComes() {
        try (Conversation conversation = new Conversation(small)) {
            conversation.pass(Duration.ofMillis(29_999));
            assertTrue(conversation.isOpen());

            conversation.pass(Duration.ofMillis(1));
            assertFalse(conversation.isOpen());
        }
    }

    @Test
    void staysOpenForWhoKeepsAsking() {
        try (Conversation conversation = new Conversation(small)) {
            for (int i = 0; i < 5; i++) {
                conversation.pass(Duration.ofSeconds(29));
                conversation.get("/small");
                assertTrue(conversation.received().endsWith("\r\n\r\nsmall"));
            }
            conversation.pass(Duration.ofSeconds(30));

            assertFalse(conversation.isOpen());
        }
    }

    @Test
    void closesWhenARequestTakesTooLongToArrive() {
        try (Conversation conversation = new Conversation(small)) {
            conversation.send("GET / HTTP/1.1\n");
            conversation.pass(Duration.ofSeconds(9));
            conversation.send("A: drop now and then\n");
            assertTrue(conversation.isOpen());

            conversation.pass(Duration.ofSeconds(1));
            assertFalse(conversation.isOpen());
        }
    }

    @Test
    void waitsForASlotAndRefusesWhenNoneComesFree() {
        try (Conversation conversation = new Conversation(small, file)) {
            takeTheSlot(conversation);
            conversation.get("/file");
            conversation.pass(Duration.ofMillis(1499));
            assertEquals("", conversation.received());
            assertEquals(new Load(1, 1, 1), conversation.admission.load());

            conversation.pass(Duration.ofMillis(1));
            String answer = conversation.received();
            assertTrue(answer.startsWith("HTTP/1.1 503 Service Unavailable\r\n"), answer);
            assertTrue(answer.contains("Retry-After: 1\r\n"), answer);
            assertTrue(answer.contains("\"load\":{\"active\":1,\"waiting\":0,\"most\":1}"), answer);
            assertEquals(1, conversation.metrics.busy());
            assertTrue(conversation.isOpen());
        }
    }

    @Test
    void answersWhatNeedsNoSlotHoweverBusy() {
        try (Conversation conversation = new Conversation(small, file)) {
            takeTheSlot(conversation);

            conversation.get("/small");
            assertTrue(conversation.received().endsWith("small"));
            conversation.send("HEAD /file HTTP/1.1\nHost: h\n\n");
            assertTrue(conversation.received().startsWith("HTTP/1.1 200 OK\r\n"));
        }
    }

    @Test
    void sendsWhenASlotComesFree() {
        try (Conversation conversation = new Conversation(file)) {
            Admission.Slot slot = takeTheSlot(conversation);
            conversation.get("/file");
            slot.close();
            conversation.settle();

            assertTrue(conversation.received().startsWith("HTTP/1.1 200 OK\r\n"));
            assertEquals(new Load(0, 0, 1), conversation.admission.load());
        }
    }

    @Test
    void leavesTheQueueWithItsClient() {
        Conversation conversation = new Conversation(file);
        takeTheSlot(conversation);
        conversation.get("/file");
        conversation.close();

        assertEquals(new Load(1, 0, 1), conversation.admission.load());
    }

    @Test
    void givesBackASlotThatComesTooLate() {
        Conversation conversation = new Conversation(file);
        Admission.Slot slot = takeTheSlot(conversation);
        conversation.get("/file");
        slot.close();
        conversation.close();

        assertEquals(new Load(0, 0, 1), conversation.admission.load());
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() {
        try (Conversation conversation = new Conversation(small, file)) {
            Admission.Slot slot = takeTheSlot(conversation);
            conversation.send(
                    "GET /file HTTP/1.1\nHost: h\n\nGET /small HTTP/1.1\nHost: h\n\n".repeat(20));
            assertEquals("", conversation.received());

            slot.close();
            conversation.settle();
            String answers = conversation.received();
            assertEquals(41, answers.split("HTTP/1.1 200 OK\r\n", -1).length);
            assertEquals(21, answers.split("2097151\\]HTTP/1.1 200 OK\r\n", -1).length);
            assertTrue(answers.endsWith("small"));
            assertTrue(conversation.isOpen());
        }
    }

    @Test
    void readsNoFurtherThanItCanAnswer() {
        try (Conversation conversation = new Conversation(small, file)) {
            Admission.Slot slot = takeTheSlot(conversation);
            conversation.get("/file");
            conversation.send("GET /small HTTP/1.1\nHost: h\n\n".repeat(100));
            assertFalse(conversation.channel().config().isAutoRead());

            slot.close();
            conversation.settle();
            assertTrue(conversation.channel().config().isAutoRead());
        }
    }

    @Test
    void sendsFilesInPiecesOfWhichTheLastIsSmall() {
        try (Conversation conversation = new Conversation(file)) {
            conversation.get("/file");

            String answer = conversation.received();
            assertTrue(
                    answer.endsWith(
                            "\r\n\r\n[0-524287][524288-1572863][1572864-2031615]"
                                    + "[2031616-2097151]"),
                    answer);
            assertEquals(SIZE, conversation.metrics.sentBytes());
        }
    }

    @Test
    void doesNotSendAFileThatHasChanged() throws IOException {
        try (Conversation conversation = new Conversation(file)) {
            Files.setLastModifiedTime(path, FileTime.fromMillis(1));
            conversation.get("/file");

            assertTrue(conversation.received().startsWith("HTTP/1.1 404 Not Found\r\n"));
            assertEquals(new Load(0, 0, 1), conversation.admission.load());
            assertTrue(conversation.isOpen());
        }
    }

    @Test
    void cutsATransferWhoseFileChanges() throws IOException {
        try (Conversation conversation = new Conversation(file)) {
            Dam dam = Dam.in(conversation);
            conversation.get("/file");
            Files.setLastModifiedTime(path, FileTime.fromMillis(1));
            dam.open();

            assertTrue(conversation.received().endsWith("\r\n\r\n[0-524287]"));
            assertFalse(conversation.isOpen());
            assertEquals(new Load(0, 0, 1), conversation.admission.load());
        }
    }

    @Test
    void closesWhenAClientTakesNothing() {
        try (Conversation conversation = new Conversation(file)) {
            Dam.in(conversation);
            conversation.get("/file");
            conversation.pass(Duration.ofSeconds(29));
            assertTrue(conversation.isOpen());

            for (int i = 0; i < 6; i++) {
                conversation.pass(Duration.ofSeconds(1));
            }
            assertFalse(conversation.isOpen());
            assertEquals(new Load(0, 0, 1), conversation.admission.load());
        }
    }

    @Test
    void saysSoAndClosesWhenDraining() throws Exception {
        try (Conversation conversation = new Conversation(small, file)) {
            Admission.Slot slot = takeTheSlot(conversation);
            conversation.get("/file");
            assertFalse(conversation.connections.drain(0, TimeUnit.SECONDS));
            conversation.settle();
            assertTrue(conversation.isOpen());

            slot.close();
            conversation.settle();
            assertTrue(conversation.received().contains("Connection: close\r\n"));
            assertFalse(conversation.isOpen());
            assertTrue(conversation.connections.drain(0, TimeUnit.SECONDS));
        }
    }

    @Test
    void closesIdleConnectionsWhenDraining() throws Exception {
        try (Conversation conversation = new Conversation(small)) {
            conversation.connections.drain(0, TimeUnit.SECONDS);
            conversation.settle();

            assertFalse(conversation.isOpen());
        }
    }

    @Test
    void makesRoomForOthersOnlyWhileItIsIdle() {
        try (Conversation conversation = new Conversation(file)) {
            Admission.Slot slot = takeTheSlot(conversation);
            conversation.get("/file");
            openTooMany(conversation);
            conversation.settle();
            assertTrue(conversation.isOpen());

            slot.close();
            conversation.settle();
            openTooMany(conversation);
            conversation.settle();
            assertFalse(conversation.isOpen());
        }
    }

    private static void openTooMany(Conversation conversation) {
        for (int i = 0; i < Conversation.MOST_CONNECTIONS; i++) {
            Connections.Guest busy =
                    new Connections.Guest() {
                        @Override
                        public void leaveIfIdle() {}
                    };
            conversation.connections.opened(busy);
            conversation.connections.busy(busy);
        }
    }

    @Test
    void survivesAMistakeOfAResource() {
        Route broken =
                new Route(
                        "/broken",
                        Kind.STATUS,
                        (request, rest) -> {
                            throw new IllegalStateException("on purpose");
                        });
        try (Conversation conversation = new Conversation(broken, small)) {
            conversation.get("/broken");
            String answer = conversation.received();
            assertTrue(answer.startsWith("HTTP/1.1 500 Internal Server Error\r\n"), answer);
            assertFalse(answer.contains("on purpose"), answer);

            conversation.get("/small");
            assertTrue(conversation.received().endsWith("small"));
        }
    }

    @Test
    void honoursWhatTheClientSaysOfTheConnection() {
        try (Conversation conversation = new Conversation(small)) {
            conversation.send("GET /small HTTP/1.1\nHost: h\nConnection: close\n\n");
            assertTrue(conversation.received().contains("Connection: close\r\n"));
            assertFalse(conversation.isOpen());
        }
        try (Conversation conversation = new Conversation(small)) {
            conversation.send("GET /small HTTP/1.0\n\n");
            assertTrue(conversation.received().contains("Connection: close\r\n"));
            assertFalse(conversation.isOpen());
        }
        try (Conversation conversation = new Conversation(small)) {
            conversation.send("GET /small HTTP/1.0\nConnection: keep-alive\n\n");
            assertTrue(conversation.received().contains("Connection: keep-alive\r\n"));
            assertTrue(conversation.isOpen());
        }
    }

    @Test
    void refusesAsIfBusyOnPurpose() {
        try (Conversation conversation = new Conversation(FaultSpec.parse("busy=1"), file)) {
            conversation.get("/file");

            assertTrue(conversation.received().startsWith("HTTP/1.1 503 "));
        }
    }

    @Test
    void dropsTheConnectionHalfWayOnPurpose() {
        try (Conversation conversation = new Conversation(FaultSpec.parse("drop=1"), file)) {
            conversation.get("/file");

            assertTrue(conversation.received().endsWith("[0-524287][524288-1048575]"));
            assertFalse(conversation.isOpen());
            assertEquals(new Load(0, 0, 1), conversation.admission.load());
        }
    }

    @Test
    void hangsHalfWayOnPurposeUntilTheClientLeaves() {
        Conversation conversation = new Conversation(FaultSpec.parse("hang=1"), file);
        conversation.get("/file");
        conversation.pass(Duration.ofMinutes(5));
        assertTrue(conversation.received().endsWith("[0-524287][524288-1048575]"));
        assertTrue(conversation.isOpen());
        assertEquals(new Load(1, 0, 1), conversation.admission.load());

        conversation.close();
        assertEquals(new Load(0, 0, 1), conversation.admission.load());
    }

    @Test
    void sendsSlowlyOnPurpose() {
        try (Conversation conversation = new Conversation(FaultSpec.parse("slow=1MiB"), file)) {
            conversation.get("/file");
            long before = conversation.metrics.sentBytes();
            for (int i = 0; i < 1000; i++) {
                conversation.pass(Duration.ofMillis(1));
            }

            assertEquals(1 << 20, conversation.metrics.sentBytes() - before, 1 << 14);
        }
    }

    @Test
    void countsAnswersByWhatTheyAre() {
        try (Conversation conversation = new Conversation(small, file)) {
            conversation.get("/small");
            conversation.get("/small");
            conversation.get("/file");
            conversation.get("/nowhere");
            conversation.send("PUT /small HTTP/1.1\nHost: h\n\n");

            assertEquals(
                    Map.of(
                            new Metrics.Answered(200, Kind.STATUS), 2L,
                            new Metrics.Answered(200, Kind.FILE), 1L,
                            new Metrics.Answered(404, Kind.OTHER), 1L,
                            new Metrics.Answered(405, Kind.OTHER), 1L),
                    conversation.metrics.requests());
        }
    }

    private static Admission.Slot takeTheSlot(Conversation conversation) {
        Admission.Slot[] slots = new Admission.Slot[1];
        conversation.admission.request(
                conversation.channel().eventLoop(),
                new Admission.Applicant() {
                    @Override
                    public void admitted(Admission.Slot slot) {
                        slots[0] = slot;
                    }

                    @Override
                    public void refused(Load load) {
                        throw new AssertionError("the slot is free");
                    }
                });
        return slots[0];
    }

    private static Route route(String path, Kind kind, Body body) {
        Answer answer =
                new Answer(io.netty.handler.codec.http.HttpResponseStatus.OK, List.of(), body);
        return new Route(path, kind, (request, rest) -> answer);
    }

    /// Holds back what is written, as the socket of a client does that does not read.
    private static final class Dam extends ChannelOutboundHandlerAdapter {
        private final java.util.Queue<Runnable> held = new java.util.ArrayDeque<>();
        private boolean open;

        static Dam in(Conversation conversation) {
            Dam dam = new Dam();
            conversation.channel().pipeline().addFirst(dam);
            return dam;
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (open) {
                context.write(message, promise);
            } else {
                held.add(() -> context.writeAndFlush(message, promise));
            }
        }

        void open() {
            open = true;
            while (!held.isEmpty()) {
                held.remove().run();
            }
        }
    }
}
