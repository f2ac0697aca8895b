package dev.parallel;

import dev.parallel.error.EncodingException;
import dev.parallel.error.Occurrence;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireWriter;

/** Writes arguments, and says in the face's words what cannot be written. */
final class Encoder {

    private Encoder() {}

    /**
     * Appends arguments to a message, or leaves it as it was.
     *
     * @throws EncodingException if they cannot travel
     */
    static <A> void write(TaskMethod<A, ?> method, A arguments, long index, WireWriter out) {
        long before = out.size();
        try {
            method.writeArguments(arguments, out);
        } catch (WireException e) {
            out.truncate(before);
            throw failure(method, index, e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            out.truncate(before);
            throw failure(method, index, "the value's own code threw " + e + Verdict.staleness(e), e);
        }
    }

    private static EncodingException failure(TaskMethod<?, ?> method, long index, String why, Throwable cause) {
        Occurrence where = new Occurrence(method.descriptor().qualifiedName(), index, -1, 0);
        return new EncodingException("the arguments cannot travel: " + where + ". " + why, where, cause);
    }
}
