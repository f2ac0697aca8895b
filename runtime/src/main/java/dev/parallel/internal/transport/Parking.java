package dev.parallel.internal.transport;

import dev.parallel.internal.memory.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.BooleanSupplier;

/** How the worker's main thread waits: it spins for as long as the parent allows, then parks on the bell. */
final class Parking {

    private final Segment segment;
    private final Bell bell;
    private final Selector selector;

    Parking(Segment segment, Bell bell) throws IOException {
        this.segment = segment;
        this.bell = bell;
        selector = Selector.open();
        bell.channel().register(selector, SelectionKey.OP_READ);
    }

    /** Waits in the phase PUBLISHING; false if the parent is gone. */
    boolean awaitRoom(BooleanSupplier room) {
        if (room.getAsBoolean()) {
            return true;
        }
        segment.setRelease(LinkLayout.PHASE, Phase.PUBLISHING.word());
        boolean there = await(room);
        segment.setRelease(LinkLayout.PHASE, Phase.RUNNING.word());
        return there;
    }

    /** Waits until the condition is true; false if the parent is gone. */
    boolean await(BooleanSupplier condition) {
        if (spin(condition)) {
            return true;
        }
        while (true) {
            segment.setVolatile(LinkLayout.WORKER_PARKED, 1);
            // The second look: whoever publishes after it sees the parked word, and rings.
            boolean found = condition.getAsBoolean();
            if (!found) {
                select();
            }
            segment.setVolatile(LinkLayout.WORKER_PARKED, 0);
            if (!bell.hush()) {
                return false;
            }
            if (found || condition.getAsBoolean()) {
                return true;
            }
        }
    }

    private void select() {
        // A task may have left this thread's interrupt flag set: it would make every wait return at once.
        Thread.interrupted();
        try {
            selector.select();
            selector.selectedKeys().clear();
        } catch (IOException e) {
            throw new UncheckedIOException("the bell cannot be waited for", e);
        }
    }

    private boolean spin(BooleanSupplier condition) {
        long allowed = segment.getAcquire(LinkLayout.SPIN_NANOS);
        if (allowed <= 0) {
            return condition.getAsBoolean();
        }
        long start = System.nanoTime();
        do {
            for (int i = 0; i < 32; i++) {
                if (condition.getAsBoolean()) {
                    return true;
                }
                Thread.onSpinWait();
            }
        } while (System.nanoTime() - start < allowed);
        return false;
    }

    /** Makes a wait look again; any thread. */
    void wakeUp() {
        selector.wakeup();
    }
}
