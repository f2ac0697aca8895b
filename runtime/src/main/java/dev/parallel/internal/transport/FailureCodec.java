package dev.parallel.internal.transport;

import dev.parallel.spi.ValueCodec;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Exceptions on their way home: type, message, stack trace, causes and suppressed ones, each bounded. */
public final class FailureCodec implements ValueCodec<RemoteFailure> {

    /** Stateless. */
    public static final FailureCodec INSTANCE = new FailureCodec();

    private static final int DEEPEST = 64;
    private static final int MOST_FRAMES = 1024;
    private static final int MOST_SUPPRESSED = 32;
    private static final int LEAST_FRAME_BYTES = 8;

    private FailureCodec() {}

    /**
     * Takes an exception apart. Its own code may throw; what it throws then stands in for its message.
     *
     * @param failure the exception
     * @return what is told of it
     */
    public static RemoteFailure describe(Throwable failure) {
        return describe(failure, Collections.newSetFromMap(new IdentityHashMap<>()), 0);
    }

    private static RemoteFailure describe(Throwable failure, Set<Throwable> seen, int depth) {
        if (failure == null || depth == DEEPEST || !seen.add(failure)) {
            return null;
        }
        List<RemoteFailure> suppressed = new ArrayList<>();
        for (Throwable other : failure.getSuppressed()) {
            RemoteFailure told = suppressed.size() < MOST_SUPPRESSED ? describe(other, seen, depth + 1) : null;
            if (told != null) {
                suppressed.add(told);
            }
        }
        StackTraceElement[] trace = asked(failure::getStackTrace, thrown -> null);
        return new RemoteFailure(
                failure.getClass().getName(),
                asked(failure::getMessage, FailureCodec::instead),
                trace == null ? List.of() : Arrays.asList(trace).subList(0, Math.min(trace.length, MOST_FRAMES)),
                describe(asked(failure::getCause, thrown -> null), seen, depth + 1),
                suppressed);
    }

    /** What an exception's own code gives; it may throw, too. */
    private static <T> T asked(Supplier<T> own, Function<Throwable, T> otherwise) {
        try {
            return own.get();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) {
            return otherwise.apply(e);
        }
    }

    private static String instead(Throwable thrown) {
        return "(its getMessage() threw " + thrown.getClass().getName() + ")";
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
    }

    @Override
    public RemoteFailure read(WireReader in) {
        String type = in.readString();
        String message = readText(in);
        int frames = bounded(in.readCount(LEAST_FRAME_BYTES), MOST_FRAMES, "frames");
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
        int others = bounded(in.readCount(1), MOST_SUPPRESSED, "suppressed exceptions");
        List<RemoteFailure> suppressed = new ArrayList<>(others);
        for (int i = 0; i < others; i++) {
            suppressed.add(in.readNullable(this));
        }
        return new RemoteFailure(type, message, trace, cause, suppressed);
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
