package dev.parallel.testing;

import dev.parallel.spi.ValueCodec;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads the path of a gate, and waits there. */
final class SlowCodec implements ValueCodec<String> {

    @Override
    public void write(String value, WireWriter out) {
        out.writeString(value);
    }

    @Override
    public String read(WireReader in) {
        String path = in.readString();
        Gate gate = Gate.at(path);
        try {
            gate.arrive();
            gate.awaitOpen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a result was read", e);
        }
        return path;
    }
}
