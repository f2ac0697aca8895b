package dev.parallel.internal.memory;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.MappedByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory of segments that nobody uses any more: it stays mapped, and so in use, until the garbage collector finds it, since Java 17
 * cannot unmap. An application that makes little garbage may not be collected for hours, so the collector is asked once there is too
 * much of it, or no room for more; as the JDK itself does for direct buffers. With {@code -XX:+DisableExplicitGC} that does nothing.
 * Thread-safe.
 */
final class LetGo {

    /** The segments of 256 workers. To ask the collector stops an application for a while, so it is not done for few. */
    static final long MOST_BYTES = 64L << 20;

    /**
     * How long what the collector has found may take to come here, some half a second; if it does not help, a start does not wait for
     * longer. Counted in looks, so that a machine that stands still for a while does not use them up.
     */
    private static final int LOOKS = 25;

    private static final long LOOK_MILLIS = 20;

    private static final ReferenceQueue<MappedByteBuffer> FOUND = new ReferenceQueue<>();
    /** What has not been found yet; also keeps the references themselves from being garbage. */
    private static final Set<Mapped> WAITING = ConcurrentHashMap.newKeySet();

    /** How much there must be before the collector is asked again. */
    private static final AtomicLong ASKED_FROM = new AtomicLong(MOST_BYTES);

    private LetGo() {}

    private static final class Mapped extends PhantomReference<MappedByteBuffer> {
        private final int size;

        Mapped(MappedByteBuffer memory) {
            super(memory, FOUND);
            this.size = memory.capacity();
        }
    }

    /** Memory is used no more; once for each. */
    static void add(MappedByteBuffer memory) {
        WAITING.add(new Mapped(memory));
    }

    /** Asks the collector if there is too much; before more is mapped. */
    static void bound() {
        removeFound();
        long bytes = bytes();
        // What had not been found when the collector was asked last may have been since.
        long asked =
                ASKED_FROM.updateAndGet(from -> from == Long.MAX_VALUE ? from : Math.min(from, bytes + MOST_BYTES));
        // One thread asks; what the collector does not find now may be in use by a call that has just ended, or it may
        // not listen, so it is not asked again before there is as much more.
        if (bytes > asked && ASKED_FROM.compareAndSet(asked, Long.MAX_VALUE)) {
            try {
                reclaim();
            } finally {
                ASKED_FROM.set(bytes() + MOST_BYTES);
            }
        }
    }

    /**
     * Asks the collector whatever there is.
     *
     * @return whether it has found some
     */
    static boolean reclaim() {
        int before = WAITING.size();
        if (before == 0) {
            return false;
        }
        System.gc();
        try {
            int look = 0;
            while (look < LOOKS && !WAITING.isEmpty()) {
                Reference<?> found = FOUND.remove(LOOK_MILLIS);
                if (found != null) {
                    WAITING.remove(found);
                } else {
                    look++;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return WAITING.size() < before;
    }

    private static long bytes() {
        return WAITING.stream().mapToLong(each -> each.size).sum();
    }

    private static void removeFound() {
        for (Reference<?> found = FOUND.poll(); found != null; found = FOUND.poll()) {
            WAITING.remove(found);
        }
    }
}
