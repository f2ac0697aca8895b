package dev.parallel.internal.transport;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What a child process is told of itself, right behind the {@link Welcome}.
 *
 * @param identity its place in the family: {@code 1} for the first child of an application, {@code 1:2} for the second child of that
 * @param daemon whether it ends with its parent, however that ends
 * @param parentPid its parent's process id
 * @param parentName its parent's name
 */
public record Birth(String identity, boolean daemon, long parentPid, String parentName) {

    /** Writes it. */
    public void writeTo(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeUTF(identity);
        out.writeBoolean(daemon);
        out.writeLong(parentPid);
        out.writeUTF(parentName);
        out.flush();
    }

    /** Reads it. */
    public static Birth readFrom(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        return new Birth(in.readUTF(), in.readBoolean(), in.readLong(), in.readUTF());
    }
}
