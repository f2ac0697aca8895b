package dev.parallel.testing;

import dev.parallel.spi.ValueCodec;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;

/**
 * A value that does something at one stage of its way.
 *
 * @param stage where
 * @param misdeed what
 * @param value tells this one from others
 */
public record Trap(Stage stage, Misdeed misdeed, int value) {

    /** The stages of a call, in order. The first and the last are the caller's, the others the worker's. */
    public enum Stage {
        WRITING_ARGUMENTS,
        READING_ARGUMENTS,
        RUNNING,
        WRITING_RESULT,
        READING_RESULT
    }

    /** One that does nothing. */
    public static Trap harmless(int value) {
        return new Trap(Stage.RUNNING, Misdeed.NOTHING, value);
    }

    void pass(Stage here) {
        if (here == stage) {
            misdeed.commit();
        }
    }

    /** A trap on its way in one direction. */
    static ValueCodec<Trap> codec(Stage writing, Stage reading) {
        return new ValueCodec<>() {
            @Override
            public void write(Trap value, WireWriter out) {
                out.writeInt(value.stage().ordinal());
                value.pass(writing);
                out.writeInt(value.misdeed().ordinal());
                out.writeInt(value.value());
            }

            @Override
            public Trap read(WireReader in) {
                Stage stage = Stage.values()[in.readInt()];
                Trap trap = new Trap(stage, Misdeed.values()[in.readInt()], in.readInt());
                trap.pass(reading);
                return trap;
            }
        };
    }
}
