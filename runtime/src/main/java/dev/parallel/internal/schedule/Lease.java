package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.Link;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The right to drain a link. Whoever has it drains everything there; whoever lets go of it looks whether work is outstanding,
 * and passes it to the collector. The lock's release and acquire order the holders' books.
 */
final class Lease {

    private final Link link;
    private final ReentrantLock lock = new ReentrantLock();
    /** Made by the first holder who parks. */
    private volatile Selector selector;

    Lease(Link link) {
        this.link = link;
    }

    boolean tryTake() {
        return lock.tryLock();
    }

    /** Waits for it; for the one who settles a worker that is gone. */
    void take() {
        lock.lock();
    }

    void release() {
        lock.unlock();
    }

    /** Whether the holder can wait for the bell; not if this process has no descriptor left for that. */
    boolean canAwaitBell() {
        try {
            if (selector == null) {
                selector = listening();
            }
            return true;
        } catch (IOException e) {
            // Not told: the collector, which has its own, waits instead, and to tell may need a descriptor, too.
            return false;
        }
    }

    /**
     * The holder waits until the bell rings, his thread is interrupted or {@link #wakeHolder} is called. He has asked whether he can,
     * has said that he parks, and has looked again.
     *
     * @param over whether there is nothing left to wait for; whoever makes it so calls {@link #wakeHolder} afterwards
     * @return false if there is not, or the worker has closed the connection
     */
    boolean awaitBell(BooleanSupplier over) {
        try {
            // After the selector stands for wakeHolder() to find.
            if (over.getAsBoolean()) {
                return false;
            }
            selector.select();
            selector.selectedKeys().clear();
            return link.bell().hush();
        } catch (ClosedChannelException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("a worker's bell cannot be waited for", e);
        }
    }

    private Selector listening() throws IOException {
        Selector made = Selector.open();
        try {
            link.bell().channel().register(made, SelectionKey.OP_READ);
            return made;
        } catch (ClosedChannelException e) {
            // The other side hung up, and whoever rang or listened there has closed the bell.
            made.close();
            throw e;
        }
    }

    void wakeHolder() {
        Selector current = selector;
        if (current != null) {
            current.wakeup();
        }
    }

    /** After the worker is gone and the lease taken for good. */
    void close() throws IOException {
        if (selector != null) {
            selector.close();
        }
    }
}
