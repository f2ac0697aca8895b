package dev.parallel.maven.driver.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The place of a job's results. A file is written beside its place under the name {@code .NAME.part} and moved there when it is
 * whole, so that no one ever reads half of it; a link is followed. A device or a pipe is written to as it stands. Not thread-safe.
 */
final class OutputFile implements Closeable {

    private final Path target;
    /** Null if the target is written to as it stands. */
    private final Path part;

    private final FileChannel channel;
    /** Whether the part is no longer to be deleted. */
    private boolean settled;

    private OutputFile(Path target, Path part, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.channel = channel;
    }

    /** Opens a place; makes the folders above it. */
    static OutputFile open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder");
        }
        boolean exists = Files.exists(file);
        if (!exists && Files.isSymbolicLink(file)) {
            throw new IOException(file + " is a link to " + Files.readSymbolicLink(file) + ", which does not exist");
        }
        Path target = exists ? file.toRealPath() : file.toAbsolutePath();
        if (exists && !Files.isRegularFile(target)) {
            return new OutputFile(target, null, FileChannel.open(target, StandardOpenOption.WRITE));
        }
        Path folder = target.getParent();
        // Asked first: before Java 20 a link to a folder counts as a file that is in the way.
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        Path part = folder.resolve("." + target.getFileName() + ".part");
        return new OutputFile(target, part, openPart(part));
    }

    /** Opens a part, and empties what a killed job has left of one. */
    private static FileChannel openPart(Path part) throws IOException {
        while (true) {
            FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean ours = false;
            try {
                if (!lock(channel)) {
                    throw new IOException("another job is writing it: " + part + " is locked");
                }
                // Else whoever had it locked has just moved it to its place.
                boolean inPlace = Files.exists(part);
                if (inPlace && channel.size() > 0) {
                    channel.truncate(0);
                }
                ours = inPlace;
            } finally {
                if (!ours) {
                    channel.close();
                }
            }
            if (ours) {
                PartFiles.add(part);
                return channel;
            }
        }
    }

    /** Locks a part until it is closed; false if another job has. */
    private static boolean lock(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            // A file system without locks.
            return true;
        }
    }

    /** Where to write. */
    FileChannel channel() {
        return channel;
    }

    /**
     * Moves what was written to its place. Nothing more can be written.
     *
     * @throws IOException if it cannot be moved, with where it is
     */
    void commit() throws IOException {
        settled = true;
        // Moved before it is closed: it stays locked until then.
        try (channel) {
            if (part != null) {
                PartFiles.remove(part);
                move();
            }
        }
    }

    private void move() throws IOException {
        try {
            replaceTarget();
        } catch (IOException e) {
            throw new IOException("the results are whole in " + part + ", but cannot be moved: " + e, e);
        }
    }

    private void replaceTarget() throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes what was not committed. */
    @Override
    public void close() throws IOException {
        // Deleted before it is closed, too.
        try (channel) {
            if (!settled && part != null) {
                settled = true;
                Files.deleteIfExists(part);
                PartFiles.remove(part);
            }
        }
    }
}
