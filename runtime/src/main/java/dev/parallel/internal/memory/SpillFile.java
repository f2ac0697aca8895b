package dev.parallel.internal.memory;

import dev.parallel.spi.WireBytes;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A file for values too large for the segment, with one message at a time, from its start. It is read and written by
 * position and never mapped, so it may shrink, and a full file system is an {@link IOException}. Not a channel, because an
 * interrupt of the reading thread would close that. Whose turn it is, the protocol says; but another thread may close it meanwhile, and
 * waits for the step that is being written: the system may give its descriptor to another file at once.
 */
public final class SpillFile implements Closeable {

    /** At most so much is kept of a file after a large message, so that the next one finds its pages ready. */
    private static final long MOST_KEPT = 16L << 20;

    /** And at most this part of the file system, which all workers share: a container's shared memory has 64 MB by default. */
    private static final int KEPT_PART = 64;

    private static final int STEP = 1 << 17;

    private final RandomAccessFile file;
    private final long kept;
    private byte[] step;

    /**
     * Opens the file, and makes it if it does not exist.
     *
     * @param path the file
     * @throws IOException if it cannot be opened
     */
    public SpillFile(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
        // Asked of the file, not of its FileStore, which cannot be had without a table of what is mounted.
        kept = Math.min(MOST_KEPT, path.toFile().getTotalSpace() / KEPT_PART);
    }

    /**
     * Writes a message.
     *
     * @param bytes what contains it
     * @param from its first byte
     * @param to its end, exclusive
     * @throws IOException if there is no room
     */
    public void write(WireBytes bytes, long from, long to) throws IOException {
        if (step == null) {
            step = new byte[STEP];
        }
        file.seek(0);
        ByteBuffer buffer = ByteBuffer.wrap(step);
        try {
            for (long at = from; at < to; ) {
                buffer.clear();
                at += bytes.copyTo(buffer, at, to);
                synchronized (this) {
                    file.write(step, 0, buffer.position());
                }
            }
        } catch (IOException e) {
            // What could be written of it is of no use, and takes the room that others need.
            synchronized (this) {
                file.setLength(0);
            }
            throw e;
        }
    }

    /**
     * The message in the file, read in order.
     *
     * @param from the first byte
     * @param size in bytes; the caller has checked that it is plausible
     * @return a reader, valid until the next message is written
     */
    public WireReader reader(long from, long size) {
        long[] next = {from};
        return new WireReader(
                (target, offset, count) -> {
                    readFully(next[0], target, offset, count);
                    next[0] += count;
                },
                size);
    }

    private void readFully(long position, byte[] target, int offset, int count) {
        try {
            file.seek(position);
            for (int done = 0; done < count; done += Math.min(STEP, count - done)) {
                file.readFully(target, offset + done, Math.min(STEP, count - done));
            }
        } catch (IOException e) {
            throw new WireException("a large message could not be read: " + e, e);
        }
    }

    /** The current size in bytes. */
    public long size() throws IOException {
        return file.length();
    }

    /** Gives the memory of a large message back. */
    public synchronized void shrink() throws IOException {
        if (file.length() > kept) {
            file.setLength(kept);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
