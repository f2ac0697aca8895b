package dev.parallel.internal.transport;

import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes an exception apart, with its causes and suppressed ones. Their own code may throw whatever it likes: that stands in for the
 * message, or is told as a suppressed exception where it kept fields back. But for memory that is full, which is thrown on.
 */
final class FailureDescription {

    static final int DEEPEST = 64;
    static final int MOST_FRAMES = 1024;
    static final int MOST_SUPPRESSED = 32;

    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int fieldBytesLeft = FailureFields.MOST_BYTES;

    /** What is told of an exception, or null if there is none; its fields only if the method, which may be null, writes them. */
    RemoteFailure of(Throwable failure, TaskMethod<?, ?> method) {
        return of(failure, method, 0);
    }

    private RemoteFailure of(Throwable failure, TaskMethod<?, ?> method, int depth) {
        if (failure == null || depth == DEEPEST || !seen.add(failure)) {
            return null;
        }
        List<RemoteFailure> suppressed = new ArrayList<>();
        FailureFields fields = null;
        try {
            fields = method == null ? null : fields(failure, method);
        } catch (WireException keptBack) {
            add(of(keptBack, null, depth + 1), suppressed);
        }
        for (Throwable other : failure.getSuppressed()) {
            if (suppressed.size() == MOST_SUPPRESSED) {
                break;
            }
            add(of(other, method, depth + 1), suppressed);
        }
        return new RemoteFailure(
                failure.getClass().getName(),
                asked(failure::getMessage, FailureDescription::instead),
                frames(asked(failure::getStackTrace, thrown -> null)),
                of(asked(failure::getCause, thrown -> null), method, depth + 1),
                suppressed,
                fields);
    }

    /** What an overridden method gives may be null, or have nulls. */
    private static List<StackTraceElement> frames(StackTraceElement[] trace) {
        List<StackTraceElement> frames = new ArrayList<>();
        for (int i = 0; trace != null && i < trace.length && frames.size() < MOST_FRAMES; i++) {
            if (trace[i] != null) {
                frames.add(trace[i]);
            }
        }
        return frames;
    }

    private static void add(RemoteFailure told, List<RemoteFailure> suppressed) {
        if (told != null) {
            suppressed.add(told);
        }
    }

    /** The fields that the method writes, or null; a {@link WireException} tells why they cannot travel. */
    private FailureFields fields(Throwable failure, TaskMethod<?, ?> method) {
        WireWriter out = new WireWriter(true, fieldBytesLeft);
        Throwable[] thrown = new Throwable[1];
        boolean written = asked(() -> method.writeFields(failure, out), each -> {
            thrown[0] = each;
            return false;
        });
        if (written && out.size() <= fieldBytesLeft) {
            FailureFields fields = FailureFields.of(out);
            fieldBytesLeft -= fields.size();
            return fields;
        }
        if (!written && thrown[0] == null) {
            return null;
        }
        String why = written
                ? "they have " + out.size() + " bytes"
                : asked(thrown[0]::toString, each -> thrown[0].getClass().getName());
        throw new WireException(
                "the fields of " + failure.getClass().getName() + " did not travel: " + why
                        + ". Those of an exception and its causes have at most " + FailureFields.MOST_BYTES
                        + " bytes, and its accessors must not throw",
                thrown[0]);
    }

    /** What an exception's own code gives; it may throw, too. */
    @SuppressWarnings("CatchingUnchecked") // it may throw checked exceptions without declaring them
    private static <T> T asked(Supplier<T> own, Function<Throwable, T> otherwise) {
        try {
            return own.get();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            return otherwise.apply(e);
        }
    }

    private static String instead(Throwable thrown) {
        return "(its getMessage() threw " + thrown.getClass().getName() + ")";
    }
}
