package dev.parallel.internal.transport;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/** A thread dump on its way: its length, which is checked, and its text in UTF-8. For one thread at a time. */
final class DumpReply {

    private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    private ByteBuffer text;

    /**
     * Reads what is there.
     *
     * @return whether that was all of it
     * @throws IOException if the connection has ended, or what comes is no dump
     */
    boolean readFrom(ReadableByteChannel channel) throws IOException {
        if (text == null) {
            if (!fill(length, channel)) {
                return false;
            }
            int size = length.getInt(0);
            if (size < 0 || size > Control.LONGEST_DUMP) {
                throw new IOException("a dump has at most " + Control.LONGEST_DUMP + " bytes, not " + size);
            }
            text = ByteBuffer.allocate(size);
        }
        return fill(text, channel);
    }

    private static boolean fill(ByteBuffer target, ReadableByteChannel channel) throws IOException {
        while (target.hasRemaining()) {
            int count = channel.read(target);
            if (count < 0) {
                throw new EOFException("the worker has closed the connection");
            }
            if (count == 0) {
                return false;
            }
        }
        return true;
    }

    /** The text, once all of it was read. */
    String text() {
        return new String(text.array(), StandardCharsets.UTF_8);
    }
}
