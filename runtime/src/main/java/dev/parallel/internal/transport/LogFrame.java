package dev.parallel.internal.transport;

import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.nio.ByteBuffer;
import java.time.Instant;

/** What travels on a log connection: a length of four bytes, a kind, and an entry or a number; see {@code docs/link.md}. */
final class LogFrame {

    /** The bytes of the length. */
    static final int HEAD = Integer.BYTES;

    /** The most bytes after the length. */
    static final int LONGEST = 64 << 10;

    /** A {@link LogEntry}. */
    static final byte ENTRY = 1;

    /** How many entries were dropped at this place. */
    static final byte DROPPED = 2;

    /** The last second of the year 9999: what is later cannot be told in milliseconds by everyone. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private LogFrame() {}

    /** An entry, shortened if it is too long; null if it is too long even then. */
    static ByteBuffer of(LogEntry entry) {
        // A character is a byte at the least: what cannot fit is not encoded first.
        boolean fits = entry.message() == null || entry.message().length() < LONGEST;
        ByteBuffer whole = fits ? tryEncode(entry) : null;
        return whole != null ? whole : tryEncode(entry.shortened());
    }

    static ByteBuffer ofDropped(long count) {
        return ByteBuffer.allocate(HEAD + 1 + Long.BYTES)
                .putInt(1 + Long.BYTES)
                .put(DROPPED)
                .putLong(count)
                .flip();
    }

    private static ByteBuffer tryEncode(LogEntry entry) {
        WireWriter out = new WireWriter(false);
        write(entry, out);
        if (out.size() >= LONGEST) {
            return null;
        }
        byte[] bytes = out.take().toArray();
        return ByteBuffer.allocate(HEAD + 1 + bytes.length)
                .putInt(1 + bytes.length)
                .put(ENTRY)
                .put(bytes)
                .flip();
    }

    private static void write(LogEntry entry, WireWriter out) {
        out.writeInt(entry.level());
        out.writeString(entry.levelName());
        writeText(entry.logger(), out);
        writeText(entry.message(), out);
        out.writeLong(entry.time().getEpochSecond());
        out.writeInt(entry.time().getNano());
        out.writeLong(entry.thread());
        out.writeString(entry.threadName());
        writeText(entry.sourceClass(), out);
        writeText(entry.sourceMethod(), out);
        out.writeNullable(entry.thrown(), FailureCodec.INSTANCE);
    }

    /** Reads an entry; throws a {@link RuntimeException} if it is none. */
    static LogEntry read(WireReader in) {
        LogEntry entry = new LogEntry(
                in.readInt(),
                in.readString(),
                readText(in),
                readText(in),
                readTime(in),
                in.readLong(),
                in.readString(),
                readText(in),
                readText(in),
                in.readNullable(FailureCodec.INSTANCE));
        in.expectEnd();
        return entry;
    }

    private static Instant readTime(WireReader in) {
        long second = in.readLong();
        int nano = in.readInt();
        if (Math.abs(second) > LAST_SECOND || second == Long.MIN_VALUE || nano < 0 || nano >= 1_000_000_000) {
            throw new WireException("no time is " + second + " s and " + nano + " ns after 1970");
        }
        return Instant.ofEpochSecond(second, nano);
    }

    private static void writeText(String text, WireWriter out) {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeString(text);
        }
    }

    private static String readText(WireReader in) {
        return in.readBoolean() ? in.readString() : null;
    }
}
