package dev.parallel.internal.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Drains the links that nobody waits for himself. One thread of a pool; it spins if it may, and then parks on the bells of all
 * links with outstanding work.
 */
final class Collector implements Runnable {

    private final Drain drain;
    private final Selector selector;
    private final ConcurrentLinkedQueue<Worker> asked = new ConcurrentLinkedQueue<>();
    private final List<Worker> watched = new ArrayList<>();
    private volatile boolean parked;
    private volatile boolean ended;
    /** Whether it has begun to run, or is to run no more: whoever sets it closes the selector in the end. */
    private final AtomicBoolean begun = new AtomicBoolean();

    Collector(Drain drain) throws IOException {
        this.drain = drain;
        selector = Selector.open();
    }

    /**
     * Asks that a link be drained for as long as work is outstanding there. Any thread.
     *
     * <p>The flag is read after the work was counted as outstanding, and the collector clears it before it looks at that count
     * once more: one of the two sees the other.
     */
    void watch(Worker worker) {
        if (worker.watched) {
            return;
        }
        worker.watched = true;
        asked.add(worker);
        if (parked) {
            selector.wakeup();
        }
    }

    /**
     * A holder of the lease has let go of it. What he leaves behind is the collector's. If he leaves nothing, and the collector watches
     * the link, it has to look all the same: he may have heard the bell that was meant for it, and the worker, which rings once for
     * each time that this side parks, would not ring for what is placed next. Any thread.
     */
    void takeOver(Worker worker) {
        if (worker.watched || worker.outstanding() > 0) {
            watch(worker);
            if (parked) {
                selector.wakeup();
            }
        }
    }

    /** Ends its thread, or closes the selector itself if that was never started. */
    void end() throws IOException {
        ended = true;
        if (begun.compareAndSet(false, true)) {
            selector.close();
        } else {
            selector.wakeup();
        }
    }

    @Override
    public void run() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        try {
            long quietSince = System.nanoTime();
            boolean spins = SpinRights.tryCaller();
            while (!ended) {
                takeAsked();
                if (drainAll()) {
                    quietSince = System.nanoTime();
                    spins = spins || SpinRights.tryCaller();
                } else if (spins && System.nanoTime() - quietSince < SpinRights.CALLER_NANOS) {
                    Thread.onSpinWait();
                } else {
                    if (spins) {
                        SpinRights.endCaller();
                        spins = false;
                    }
                    park();
                    quietSince = System.nanoTime();
                    spins = SpinRights.tryCaller();
                }
            }
            if (spins) {
                SpinRights.endCaller();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the bells of a pool's workers cannot be waited for", e);
        }
    }

    private void takeAsked() {
        for (Worker worker = asked.poll(); worker != null; worker = asked.poll()) {
            watched.add(worker);
        }
    }

    /** Drains what can be drained, and lets go of links that others drain or that have nothing outstanding. */
    private boolean drainAll() {
        boolean any = false;
        for (int i = watched.size() - 1; i >= 0; i--) {
            Worker worker = watched.get(i);
            if (worker.lease.tryTake()) {
                boolean answers;
                try {
                    answers = drain.drain(worker) > 0;
                } finally {
                    worker.lease.release();
                }
                any |= answers;
                if (!answers && (worker.outstanding() == 0 || worker.isSilent())) {
                    letGo(i, worker);
                }
            } else {
                // The holder passes the link on when he lets go of it while work is outstanding.
                letGo(i, worker);
            }
        }
        return any;
    }

    private void letGo(int position, Worker worker) {
        watched.remove(position);
        SelectionKey key = worker.link.bell().channel().keyFor(selector);
        listenFor(key, 0);
        worker.watched = false;
        // Work that was placed before the flag was cleared, by someone who saw it set, would otherwise be watched by
        // nobody.
        if (worker.outstanding() > 0 && !worker.isSilent() && worker.lease.tryTake()) {
            worker.lease.release();
            watch(worker);
        }
    }

    private void park() throws IOException {
        parked = true;
        boolean found = !asked.isEmpty();
        for (Worker worker : watched) {
            try {
                listen(worker);
            } catch (ClosedChannelException e) {
                // Its exit is about to be settled; the settling drains it.
                continue;
            }
            worker.link.parkParent();
            // The second look: an answer that is committed after it finds the parked word, and rings.
            found |= worker.link.hasAnswers();
        }
        if (!found && !ended) {
            selector.select();
        }
        parked = false;
        for (SelectionKey key : selector.selectedKeys()) {
            Worker worker = (Worker) key.attachment();
            if (worker.lease.tryTake()) {
                try {
                    if (!worker.link.bell().hush()) {
                        key.cancel();
                    }
                } finally {
                    worker.lease.release();
                }
            }
        }
        selector.selectedKeys().clear();
    }

    private void listen(Worker worker) throws ClosedChannelException {
        SelectionKey key = worker.link.bell().channel().keyFor(selector);
        if (key == null) {
            worker.link.bell().channel().register(selector, SelectionKey.OP_READ, worker);
        } else {
            listenFor(key, SelectionKey.OP_READ);
        }
    }

    private static void listenFor(SelectionKey key, int operations) {
        try {
            if (key != null && key.interestOps() != operations) {
                key.interestOps(operations);
            }
        } catch (CancelledKeyException e) {
            // The worker is gone, and whoever settles it has closed the bell.
            return;
        }
    }
}
