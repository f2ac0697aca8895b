package dev.parallel.internal.schedule;

import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.internal.transport.Answer;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import java.nio.charset.StandardCharsets;

/**
 * What a worker tells of the {@link OutOfMemoryError} that ends it.
 *
 * @param reason which memory was full
 * @param message the error's message
 */
public record FullMemory(Reason reason, String message) {

    /** Reads and releases an answer of that kind. */
    public static FullMemory of(Answer answer) {
        String message = text(answer);
        Reason reason = message.contains("Metaspace") || message.contains("class space")
                ? Reason.METASPACE
                : message.contains("direct buffer") ? Reason.DIRECT_MEMORY : Reason.HEAP;
        return new FullMemory(reason, message);
    }

    private static String text(Answer answer) {
        try {
            WireReader in = answer.reader();
            byte[] bytes = new byte[(int) Math.min(in.remaining(), 1000)];
            in.readBytes(bytes, 0, bytes.length);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (WireException e) {
            return "OutOfMemoryError";
        } finally {
            answer.release();
        }
    }
}
