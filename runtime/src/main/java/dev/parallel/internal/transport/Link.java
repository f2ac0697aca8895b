package dev.parallel.internal.transport;

import dev.parallel.internal.memory.Segment;
import dev.parallel.internal.memory.SpillFile;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * The parent's end of a link. Which thread may call what, the methods say: a slot belongs to whoever reserved it until it is
 * filled; answers belong to the holder of the lease.
 */
public final class Link {

    /** The number of slots. */
    public static final int SLOTS = LinkLayout.SLOTS;

    /** Receives answers, in the order in which the worker gave them. */
    @FunctionalInterface
    public interface Sink {
        /**
         * An answer.
         *
         * @param slot the slot of its request
         * @param item the item, counted from the request's first one
         * @param answer the answer, of this receiver from now on
         */
        void answer(int slot, int item, Answer answer);

        /**
         * Results of consecutive items, all of kind {@link AnswerKind#VALUE}.
         *
         * @param slot the slot of their request
         * @param firstItem the first item, counted from the request's first one
         * @param run the results, of this receiver from now on
         */
        default void answers(int slot, int firstItem, AnswerRun run) {
            for (int i = 0; i < run.count(); i++) {
                answer(slot, firstItem + i, run.take());
            }
        }
    }

    private final Segment segment;
    private final SpillFile requestFile;
    private final Bell bell;
    private final Control control;
    private final SlotBooks books = new SlotBooks();
    private final AnswerReader answers;
    private final RequestWriter requests;
    /** Set when a slot's word was found to be impossible; the next drain reports it. */
    private volatile boolean corrupt;

    Link(Segment segment, SpillFile requestFile, SpillFile answerFile, SocketChannel bell, SocketChannel control)
            throws IOException {
        this.segment = segment;
        this.requestFile = requestFile;
        this.bell = new Bell(bell);
        this.control = new Control(control);
        this.answers = new AnswerReader(segment, answerFile, books, this.bell);
        this.requests = new RequestWriter(segment, requestFile);
    }

    /** Makes the segment of a new link ready for a worker to map. */
    static void initialise(Segment segment) {
        segment.setRelease(LinkLayout.MAGIC_WORD, LinkLayout.MAGIC);
    }

    /** Whether a request fits a slot; if not, it goes through the request file, one at a time. */
    public boolean fitsSlot(Request request) {
        return requests.fitsSlot(request);
    }

    /**
     * Fills a free slot and wakes the worker. The caller has reserved the slot, and the file if the request does not fit the
     * slot.
     *
     * @return whether the worker had parked, and has to wake up
     * @throws IOException if there is no room for a large request; the slot stays free
     */
    public boolean fill(int slot, Request request) throws IOException {
        requests.write(slot, request);
        int epoch = books.open(slot, request.items());
        // Pairs with the acquire in WorkerLink.claim: without it, the worker could read the slot's earlier content.
        segment.setRelease(LinkLayout.slotWord(slot), SlotWord.of(epoch, request.items(), 0));
        return bell.ringIfParked(segment, LinkLayout.WORKER_PARKED);
    }

    /** Whether a slot has been filled since it had a content, so that the worker may have claimed from it; any thread. */
    public boolean isFilledSince(int slot, int earlierEpoch) {
        // Pairs with the release in fill: whoever sees the new word sees the books, which were opened before it.
        // A word that the worker has made up is not in the books.
        int epoch = SlotWord.epoch(segment.getAcquire(LinkLayout.slotWord(slot)));
        return epoch != earlierEpoch && epoch == books.epoch(slot);
    }

    /**
     * How many items of a slot the worker has claimed, as its word says; any thread. Never more than {@link #limit}, whatever the
     * worker writes.
     */
    public int claimed(int slot) {
        int next = SlotWord.next(segment.getAcquire(LinkLayout.slotWord(slot)));
        return Math.min(next, books.limit(slot));
    }

    /** How many items of a slot the worker may answer in all; any thread, in the total order of volatile accesses. */
    public int limit(int slot) {
        return books.limit(slot);
    }

    /** Which filling of a slot its present content is; for whoever has filled or reserved it. */
    public int epoch(int slot) {
        return books.epoch(slot);
    }

    /**
     * Takes untouched items of a slot back, from the end; one thread at a time, for a slot that is filled.
     *
     * @param keep how many untouched items are left to the worker at the least
     * @return the new limit: items from there on are the caller's; equal to the earlier limit if there were none to take
     */
    public int takeBack(int slot, int keep) {
        int offset = LinkLayout.slotWord(slot);
        while (true) {
            long word = segment.getAcquire(offset);
            int limit = books.limit(slot);
            if (!books.isPlausible(slot, word)) {
                corrupt = true;
                return limit;
            }
            int reduced = Math.min(limit, SlotWord.next(word) + keep);
            if (reduced == limit) {
                return limit;
            }
            if (segment.compareAndSet(offset, word, SlotWord.of(SlotWord.epoch(word), reduced, SlotWord.next(word)))) {
                books.lower(slot, reduced);
                return reduced;
            }
        }
    }

    /**
     * Takes out all committed answers; holder of the lease.
     *
     * @return how many there were
     * @throws ProtocolException if the worker wrote what it must not; the link is unusable
     */
    public int drain(Sink sink) throws ProtocolException {
        if (corrupt) {
            throw new ProtocolException("a slot's word is none that this side or an honest worker can have written");
        }
        return answers.drain(sink);
    }

    /** Whether answers wait; with volatile semantics, as the second look of one who parks. Any thread. */
    public boolean hasAnswers() {
        return answers.hasAnswers();
    }

    /** Whether the worker waits for room to answer, and really has none: it cannot stop its clock by saying so. */
    public boolean isPublishing() {
        return phase() == Phase.PUBLISHING && (hasAnswers() || answers.hasUnreadFile());
    }

    /**
     * Says that a waiter of the parent's parks; look again afterwards. Only the worker takes the word back, when it rings: there may
     * be two waiters, and a ring too many is harmless.
     */
    public void parkParent() {
        segment.setVolatile(LinkLayout.PARENT_PARKED, 1);
    }

    /** What rings when the parent has parked. */
    public Bell bell() {
        return bell;
    }

    /** The control connection. */
    public Control control() {
        return control;
    }

    /** How long the worker may spin before it parks, in nanoseconds; 0: not at all. */
    public void grantSpin(long nanos) {
        segment.setRelease(LinkLayout.SPIN_NANOS, nanos);
    }

    /** What the worker says of itself. */
    public Phase phase() {
        return Phase.of(segment.getAcquire(LinkLayout.PHASE));
    }

    /** Whether the worker announced that it ends by itself, as it does when something in it calls {@link System#exit}. */
    public boolean hasAnnouncedExit() {
        return segment.getAcquire(LinkLayout.EXIT_ANNOUNCED) != 0;
    }

    /** Says that the worker has answered a request of a task, and so knows its name. */
    public void taskKnown(TaskId task) {
        requests.taskKnown(task);
    }

    /** The id of a task on this link; any thread. */
    public TaskId task(String stubClass, String name) {
        return requests.task(stubClass, name);
    }

    /** Gives the memory of a large request back; for whoever has the request file reserved, once it has been answered. */
    public void shrinkRequestFile() {
        try {
            requestFile.shrink();
        } catch (IOException e) {
            // It keeps its size until the worker ends.
            System.getLogger(Link.class.getName())
                    .log(System.Logger.Level.DEBUG, "the request file could not be shrunk", e);
        }
    }

    /** Closes sockets, files and the segment; after the worker is gone, or to make it go. Idempotent. */
    public void close() throws IOException {
        segment.close();
        bell.close();
        control.close();
        requestFile.close();
        answers.close();
    }
}
