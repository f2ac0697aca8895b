package dev.parallel.testing;

import dev.parallel.spi.ArrayCodecs;
import dev.parallel.spi.ValueCodec;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads the path of a gate, and waits there, half-way through; an interrupt does not end the wait. */
final class SlowCodec implements ValueCodec<String> {

    private final int size;

    /** Writes about so many bytes. */
    SlowCodec(int size) {
        this.size = size;
    }

    @Override
    public void write(String value, WireWriter out) {
        out.writeString(value);
        ArrayCodecs.BYTES.write(new byte[size], out);
    }

    @Override
    public String read(WireReader in) {
        String path = in.readString();
        Gate gate = Gate.at(path);
        try {
            gate.arrive();
            gate.awaitOpenUninterruptibly();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (ArrayCodecs.BYTES.read(in).length != size) {
            throw new WireException("the rest is not what was written");
        }
        return path;
    }
}
