package dev.parallel.internal.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts bytes into lines of UTF-8 text. A line ends with a line feed, before which a carriage return is dropped. One that
 * is too long is cut into several, not within a character. Not thread-safe.
 */
final class LineSplitter {

    /** The most bytes of a line. */
    static final int LIMIT = 64 << 10;

    private final Consumer<String> lines;
    private final Pending pending = new Pending();

    LineSplitter(Consumer<String> lines) {
        this.lines = lines;
    }

    void take(byte[] bytes, int length) {
        int from = 0;
        while (from < length) {
            if (pending.size() == LIMIT && bytes[from] != '\n') {
                int cut = pending.characterBoundary();
                give(cut);
                pending.keepFrom(cut);
            }
            int end = from;
            int stop = Math.min(length, from + LIMIT - pending.size());
            while (end < stop && bytes[end] != '\n') {
                end++;
            }
            pending.write(bytes, from, end - from);
            if (end < length && bytes[end] == '\n') {
                give(pending.sizeWithoutReturn());
                pending.reset();
                end++;
            }
            from = end;
        }
    }

    /** Gives what stands after the last line feed, if anything. */
    void end() {
        if (pending.size() > 0) {
            give(pending.size());
            pending.reset();
        }
    }

    private void give(int length) {
        lines.accept(pending.text(length));
    }

    /** The bytes of a line that has not ended. */
    private static final class Pending extends ByteArrayOutputStream {

        String text(int length) {
            return new String(buf, 0, length, StandardCharsets.UTF_8);
        }

        int sizeWithoutReturn() {
            return count > 0 && buf[count - 1] == '\r' ? count - 1 : count;
        }

        /** Where the last character begins, if it may go on after these bytes; else the end. */
        int characterBoundary() {
            for (int i = count - 1; i >= count - 3; i--) {
                boolean continuation = (buf[i] & 0xC0) == 0x80;
                if (!continuation) {
                    return (buf[i] & 0xC0) == 0xC0 ? i : count;
                }
            }
            return count;
        }

        void keepFrom(int cut) {
            int left = count - cut;
            System.arraycopy(buf, cut, buf, 0, left);
            count = left;
        }
    }
}
