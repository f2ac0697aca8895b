package dev.parallel.internal.memory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A new folder that only its owner can enter, for the short time between the start of a worker and its connection. In
 * shared memory where there is some, else in the temporary folder, which is slower if it lies on a disk.
 */
public final class PrivateFolder implements AutoCloseable {

    /** Unix socket addresses are at most 103 bytes on some systems, 107 on others. */
    private static final int LONGEST_SOCKET_PATH = 103;

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private static final SecureRandom NAMES = new SecureRandom();

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;
    private final Consumer<Path> whenRemoved;

    private PrivateFolder(Path path, Consumer<Path> whenRemoved) {
        this.path = path;
        this.whenRemoved = whenRemoved;
    }

    /**
     * Places where folders may be made, the best first.
     *
     * @return at least one
     */
    public static List<Path> places() {
        List<Path> places = new ArrayList<>();
        if (Files.isDirectory(SHARED_MEMORY) && Files.isWritable(SHARED_MEMORY)) {
            places.add(SHARED_MEMORY);
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path unix = Path.of("/tmp");
        places.add(fits(temporary) || !Files.isDirectory(unix) ? temporary : unix);
        return places;
    }

    private static boolean fits(Path place) {
        String longest = place.toAbsolutePath() + "/parallel-1234567890123456789/s";
        return longest.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH;
    }

    /**
     * Makes a folder with a name that cannot be foreseen, for its owner only in one step; on a system without such
     * permissions, the temporary folder is the user's own.
     *
     * @param place where
     * @param beforeMade is told of the folder before it is made, so that it is not left behind if this process is killed
     * @param whenRemoved is told of it when it has been removed, or was not made
     * @return the folder
     * @throws IOException if it cannot be made
     */
    public static PrivateFolder in(Path place, Consumer<Path> beforeMade, Consumer<Path> whenRemoved)
            throws IOException {
        Path path = place.toAbsolutePath().resolve("parallel-" + (NAMES.nextLong() >>> 1));
        beforeMade.accept(path);
        try {
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(path, OWNER_ONLY);
            } else {
                Files.createDirectory(path);
            }
        } catch (IOException e) {
            whenRemoved.accept(path);
            throw e;
        }
        return new PrivateFolder(path, whenRemoved);
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** A file in the folder. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** Deletes the folder and the files in it; idempotent. */
    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            whenRemoved.accept(path);
            return;
        }
        Files.deleteIfExists(path);
        whenRemoved.accept(path);
    }
}
