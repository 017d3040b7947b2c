package org.tributary.app.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SingleInstanceTest {
    @TempDir private Path folder;
    private final BlockingQueue<List<String>> told = new LinkedBlockingQueue<>();

    @Test
    void theSecondHandsItsArgumentsToTheFirst() throws Exception {
        try (SingleInstance first = claim().orElseThrow()) {
            first.onArguments(told::add);

            assertEquals(Optional.empty(), SingleInstance.claim(state(), odd()));
            assertEquals(odd(), told.take());
            assertEquals(Optional.empty(), SingleInstance.claim(state(), List.of()));
            assertEquals(List.of(), told.take());
        }
    }

    @Test
    void whatComesWhileTheFirstIsStartingIsNotLost() throws Exception {
        try (SingleInstance first = claim().orElseThrow()) {
            Thread second =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    SingleInstance.claim(state(), odd());
                                } catch (IOException e) {
                                    told.add(List.of(e.getMessage()));
                                }
                            });
            first.onArguments(told::add);
            assertEquals(odd(), told.take());
            second.join();
        }
    }

    @Test
    void theNextOneIsTheFirstAgain() throws Exception {
        claim().orElseThrow().close();
        assertFalse(Files.exists(state().resolve("window.sock")));

        claim().orElseThrow().close();
    }

    @Test
    void aSocketThatIsLeftOverIsReplaced() throws Exception {
        Files.createDirectories(state());
        Path address = state().resolve("window.sock");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(address))
                .close();
        assertTrue(Files.exists(address));

        try (SingleInstance first = claim().orElseThrow()) {
            first.onArguments(told::add);
            SingleInstance.claim(state(), odd());
            assertEquals(odd(), told.take());
        }
    }

    @Test
    void nonsenseIsRefusedAndHurtsNobody() throws Exception {
        try (SingleInstance first = claim().orElseThrow()) {
            first.onArguments(told::add);

            assertEquals("", say("not json\n".getBytes(StandardCharsets.UTF_8)));
            assertEquals("", say(new byte[(1 << 20) + 10]));

            SingleInstance.claim(state(), odd());
            assertEquals(odd(), told.take());
            assertTrue(told.isEmpty());
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThrows(
                IOException.class, () -> SingleInstance.claim(file.resolve("state"), List.of()));
    }

    private String say(byte[] message) throws IOException {
        try (SocketChannel channel =
                SocketChannel.open(UnixDomainSocketAddress.of(state().resolve("window.sock")))) {
            try {
                Channels.newOutputStream(channel).write(message);
                channel.shutdownOutput();
                return new String(
                        Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException _) {
                return "";
            }
        }
    }

    private Optional<SingleInstance> claim() throws IOException {
        return SingleInstance.claim(state(), List.of());
    }

    private Path state() {
        return folder.resolve("state");
    }

    private static List<String> odd() {
        return List.of("http://h/x?a=\"b\"", "/tmp/m\u00fcll \u2028 \n.meta4", "");
    }
}
