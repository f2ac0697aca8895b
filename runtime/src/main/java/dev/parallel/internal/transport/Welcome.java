package dev.parallel.internal.transport;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * The first thing on a worker's standard input: all that it must know, and that nobody else may.
 *
 * @param secret what it proves its identity with
 * @param folder where the parent offers the link
 * @param name the worker's name
 * @param logLevel the least level of the log records that it sends, on a third connection; {@link #NO_LOGS}: it makes none
 * @param nesting how many levels of pools it may open
 */
public record Welcome(byte[] secret, Path folder, String name, int logLevel, int nesting) {

    /** Sent later, as a single byte: the worker is to end as soon as its call has ended. */
    public static final byte END = 1;

    /** No level is as high; {@code java.util.logging} calls it {@code OFF}. */
    public static final int NO_LOGS = Integer.MAX_VALUE;

    private static final int MARK = 0x50414C03;

    /** Writes it; the stream stays open, since its end means that the parent is gone. */
    public void writeTo(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(MARK);
        out.write(secret);
        out.writeUTF(folder.toString());
        out.writeUTF(name);
        out.writeInt(logLevel);
        out.writeInt(nesting);
        out.flush();
    }

    /** Reads it. */
    public static Welcome readFrom(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        int mark = in.readInt();
        if (mark != MARK) {
            throw new IOException("standard input begins with " + Integer.toHexString(mark) + ", not "
                    + Integer.toHexString(MARK) + ": this program is started by a pool, not by hand");
        }
        byte[] secret = in.readNBytes(Proof.SECRET_SIZE);
        return new Welcome(secret, Path.of(in.readUTF()), in.readUTF(), in.readInt(), in.readInt());
    }
}
