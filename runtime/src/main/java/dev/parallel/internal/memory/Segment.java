package dev.parallel.internal.memory;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Memory of a fixed size that two processes have mapped. Offsets are in bytes, words are 8 bytes long and lie at multiples
 * of 8. The file may be deleted once both sides have mapped it; it is never truncated, which would turn an access into
 * a SIGBUS. Thread-safe as far as the access modes say.
 */
public final class Segment implements Closeable {

    private static final VarHandle WORDS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final MappedByteBuffer bytes;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Segment(MappedByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * Makes a segment of zeros. They are written, not left as a hole, so that a full file system is an exception here and not
     * a SIGBUS later.
     *
     * @param file a file that does not exist
     * @param size in bytes
     * @return the mapped segment
     * @throws IOException if the file cannot be made, or there is no room for it
     */
    public static Segment create(Path file, int size) throws IOException {
        LetGo.bound();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            reserve(channel, size);
            return new Segment(channel.map(MapMode.READ_WRITE, 0, size));
        }
    }

    private static void reserve(FileChannel channel, int size) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(size);
        try {
            writeAll(channel, zeros);
        } catch (IOException e) {
            // The room may be taken by segments that were closed and are mapped still.
            if (!LetGo.reclaim()) {
                throw e;
            }
            writeAll(channel, zeros);
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer zeros) throws IOException {
        while (zeros.hasRemaining()) {
            channel.write(zeros);
        }
    }

    /**
     * Maps a segment that another process made.
     *
     * @param file its file
     * @param size the size that it must have
     * @return the mapped segment
     * @throws IOException if it cannot be mapped, or has another size
     */
    public static Segment open(Path file, int size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.size() != size) {
                throw new IOException(file + " has " + channel.size() + " bytes, not " + size);
            }
            return new Segment(QuickMapping.of(channel, size));
        }
    }

    /**
     * Says that nobody has a use for it any more. It stays mapped until the garbage collector finds it, so that a thread that comes late
     * reads an old word, and does not crash. Idempotent.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            LetGo.add(bytes);
        }
    }

    /** A view of a part, in little-endian order, with a position of its own; not for concurrent use. */
    public ByteBuffer slice(int offset, int size) {
        return bytes.slice(offset, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Copies bytes out. */
    public void copyOut(int offset, byte[] target, int from, int count) {
        bytes.get(offset, target, from, count);
    }

    /** Reads a word; sees everything that was written before the release store that it reads. */
    public long getAcquire(int offset) {
        return (long) WORDS.getAcquire(bytes, offset);
    }

    /** Reads a word in the total order of volatile accesses and full fences. */
    public long getVolatile(int offset) {
        return (long) WORDS.getVolatile(bytes, offset);
    }

    /** Writes a word; whoever acquires it sees all earlier writes. */
    public void setRelease(int offset, long value) {
        WORDS.setRelease(bytes, offset, value);
    }

    /** Writes a word in the total order of volatile accesses and full fences. */
    public void setVolatile(int offset, long value) {
        WORDS.setVolatile(bytes, offset, value);
    }

    /** Compare-and-set with volatile semantics. */
    public boolean compareAndSet(int offset, long expected, long value) {
        return WORDS.compareAndSet(bytes, offset, expected, value);
    }
}
