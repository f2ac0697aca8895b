package dev.parallel.testing;

import dev.parallel.internal.process.Reaper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The open descriptors of this JVM by kind. Files are counted only once they are deleted: class loading opens jars as it
 * goes.
 *
 * @param byKind how many of each kind
 * @param reaper whether the reaper runs, whose input is one pipe
 */
public record Descriptors(Map<String, Integer> byKind, boolean reaper) {

    private static final Path OWN = Path.of("/proc/self/fd");

    /** Has the JDK open what it keeps for good after the first use of sockets. */
    static void warmUp() throws IOException {
        try (Selector selector = Selector.open();
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.configureBlocking(false);
            channel.register(selector, 0);
        }
    }

    /** Those that are open now; none on a system that does not tell. */
    public static Descriptors now() {
        Map<String, Integer> byKind = new TreeMap<>();
        if (Files.isDirectory(OWN)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(OWN)) {
                for (Path each : all) {
                    String kind = kind(each);
                    if (kind != null) {
                        byKind.merge(kind, 1, Integer::sum);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Descriptors(byKind, Reaper.get().pid() != 0);
    }

    private static String kind(Path descriptor) throws IOException {
        String target;
        try {
            target = Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException e) {
            return null;
        }
        if (target.startsWith("socket:") || target.startsWith("pipe:")) {
            return target.substring(0, target.indexOf(':'));
        }
        return target.startsWith("anon_inode:") ? target : target.endsWith(" (deleted)") ? "deleted file" : null;
    }

    /** How many are open. */
    public int count() {
        return byKind.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** One line for each kind of which there are more than before. */
    public List<String> moreThan(Descriptors before) {
        List<String> more = new ArrayList<>();
        byKind.forEach((kind, count) -> {
            int allowed = before.byKind.getOrDefault(kind, 0);
            if (kind.equals("pipe") && reaper && !before.reaper) {
                allowed++;
            }
            if (count > allowed) {
                more.add(count + " descriptors of kind " + kind + ", " + allowed + " before");
            }
        });
        return more;
    }
}
