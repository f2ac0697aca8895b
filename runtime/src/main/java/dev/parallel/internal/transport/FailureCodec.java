package dev.parallel.internal.transport;

import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.ValueCodec;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.util.ArrayList;
import java.util.List;

/** Exceptions on their way home: type, message, stack trace, causes, suppressed ones and fields, each bounded. */
public final class FailureCodec implements ValueCodec<RemoteFailure> {

    /** Stateless. */
    public static final FailureCodec INSTANCE = new FailureCodec();

    private static final int LEAST_FRAME_BYTES = 8;

    private FailureCodec() {}

    /**
     * Takes an exception apart. Its own code may throw; what it throws then stands in for its message.
     *
     * @param failure the exception
     * @return what is told of it, without its fields
     */
    public static RemoteFailure describe(Throwable failure) {
        return describe(failure, null);
    }

    /**
     * Takes an exception apart. Its own code may throw; what it throws then stands in for its message, or is told beside it in place of
     * its fields.
     *
     * @param failure the exception
     * @param method whose declared exceptions are told with their fields; null: none are
     * @return what is told of it
     */
    public static RemoteFailure describe(Throwable failure, TaskMethod<?, ?> method) {
        return new FailureDescription().of(failure, method);
    }

    @Override
    public void write(RemoteFailure failure, WireWriter out) {
        out.writeString(failure.type());
        writeText(failure.message(), out);
        out.writeCount(failure.trace().size());
        for (StackTraceElement frame : failure.trace()) {
            writeText(frame.getClassLoaderName(), out);
            writeText(frame.getModuleName(), out);
            writeText(frame.getModuleVersion(), out);
            out.writeString(frame.getClassName());
            out.writeString(frame.getMethodName());
            writeText(frame.getFileName(), out);
            out.writeInt(frame.getLineNumber());
        }
        out.writeNullable(failure.cause(), this);
        out.writeCount(failure.suppressed().size());
        for (RemoteFailure other : failure.suppressed()) {
            out.writeNullable(other, this);
        }
        out.writeNullable(failure.fields(), FailureFields.CODEC);
    }

    @Override
    public RemoteFailure read(WireReader in) {
        String type = in.readString();
        String message = readText(in);
        int frames = bounded(in.readCount(LEAST_FRAME_BYTES), FailureDescription.MOST_FRAMES, "frames");
        List<StackTraceElement> trace = new ArrayList<>(frames);
        for (int i = 0; i < frames; i++) {
            trace.add(new StackTraceElement(
                    readText(in),
                    readText(in),
                    readText(in),
                    in.readString(),
                    in.readString(),
                    readText(in),
                    in.readInt()));
        }
        RemoteFailure cause = in.readNullable(this);
        int others = bounded(in.readCount(1), FailureDescription.MOST_SUPPRESSED, "suppressed exceptions");
        List<RemoteFailure> suppressed = new ArrayList<>(others);
        for (int i = 0; i < others; i++) {
            suppressed.add(in.readNullable(this));
        }
        return new RemoteFailure(type, message, trace, cause, suppressed, in.readNullable(FailureFields.CODEC));
    }

    private static int bounded(int count, int most, String what) {
        if (count > most) {
            throw new WireException("an exception has at most " + most + " " + what + ", not " + count);
        }
        return count;
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
