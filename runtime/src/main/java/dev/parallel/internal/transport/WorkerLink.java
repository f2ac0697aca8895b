package dev.parallel.internal.transport;

import dev.parallel.internal.memory.Segment;
import dev.parallel.internal.memory.SpillFile;
import dev.parallel.spi.WireBytes;
import dev.parallel.spi.WireReader;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.function.BooleanSupplier;

/** The worker's end of a link: claims items one by one, and answers them. For the main thread, but where it says otherwise. */
public final class WorkerLink {

    private final Segment segment;
    private final RequestView[] requests = new RequestView[LinkLayout.SLOTS];
    private final Parking parking;
    private final AnswerWriter answers;
    private final WorkerControl control;
    private volatile boolean ending;
    /** The slot in hand; at first the last one, so that the first one is looked at first. */
    private int slot = LinkLayout.SLOTS - 1;

    private int item;
    /** Whether the claimed item is the next one of a request, and nothing was waited for since the one before. */
    private boolean atOnce;

    /** What {@link #next} waits for. */
    private final BooleanSupplier claimedOrEnding = new BooleanSupplier() {
        @Override
        public boolean getAsBoolean() {
            return ending || claim();
        }
    };

    WorkerLink(Segment segment, SpillFile requestFile, SpillFile answerFile, SocketChannel bell, WorkerControl control)
            throws IOException {
        this.segment = segment;
        this.control = control;
        Bell worker = new Bell(bell);
        parking = new Parking(segment, worker);
        answers = new AnswerWriter(segment, answerFile, worker, parking);
        answers.prepare();
        for (int i = 0; i < requests.length; i++) {
            requests[i] = new RequestView(segment.slice(LinkLayout.area(i), LinkLayout.AREA_SIZE), requestFile);
        }
    }

    /** The control connection, for a thread of its own. */
    public WorkerControl control() {
        return control;
    }

    /** Makes {@link #next} end; any thread. */
    public void end() {
        ending = true;
        parking.wakeUp();
    }

    /** Announces that this process ends by itself; any thread. The main thread may go through further phases meanwhile. */
    public void announceExit() {
        segment.setRelease(LinkLayout.EXIT_ANNOUNCED, 1);
    }

    /**
     * Claims the next item, and waits for one.
     *
     * @return false if this worker is to end, or the parent is gone
     */
    public boolean next() {
        if (ending) {
            return false;
        }
        if (!claim()) {
            atOnce = false;
            segment.setRelease(LinkLayout.PHASE, Phase.READY.word());
            if (!parking.await(claimedOrEnding) || ending && item < 0) {
                return false;
            }
            segment.setRelease(LinkLayout.PHASE, Phase.RUNNING.word());
        }
        return true;
    }

    /**
     * Claims an item if there is one: of the request in hand, else of the one that was filled first. The parent fills slots in
     * the order of the ring, so that is the first one after the slot in hand; but a slot may be filled behind the eye that
     * looks for it, and a later one in front of it. So whoever finds one looks once more at those that he passed.
     */
    boolean claim() {
        item = -1;
        if (isInHand(segment.getVolatile(LinkLayout.slotWord(slot))) && claimIn(slot)) {
            return true;
        }
        // The slot in hand comes last: filled anew, it was filled after all others.
        int found = firstFilled(LinkLayout.SLOTS);
        while (found > 0) {
            int first = firstFilled(found - 1);
            if (claimIn(slotAt(first > 0 ? first : found))) {
                return true;
            }
            // The parent has taken it back.
            found = firstFilled(LinkLayout.SLOTS);
        }
        return false;
    }

    private boolean isInHand(long word) {
        return SlotWord.hasUntouched(word) && SlotWord.epoch(word) == requests[slot].epoch;
    }

    /** How far behind the slot in hand the first one with untouched items is; 0 if there is none up to a distance. */
    private int firstFilled(int farthest) {
        for (int distance = 1; distance <= farthest; distance++) {
            if (SlotWord.hasUntouched(segment.getVolatile(LinkLayout.slotWord(slotAt(distance))))) {
                return distance;
            }
        }
        return 0;
    }

    private int slotAt(int distance) {
        return (slot + distance) % LinkLayout.SLOTS;
    }

    private boolean claimIn(int candidate) {
        int offset = LinkLayout.slotWord(candidate);
        // Pairs with the release in Link.fill: the request is there to be read once its word is seen.
        long word = segment.getVolatile(offset);
        while (SlotWord.hasUntouched(word)) {
            if (segment.compareAndSet(offset, word, word + 1)) {
                slot = candidate;
                item = SlotWord.next(word);
                RequestView request = requests[slot];
                if (request.epoch != SlotWord.epoch(word)) {
                    request.load(SlotWord.epoch(word), SlotWord.limit(word));
                    atOnce = false;
                }
                return true;
            }
            word = segment.getVolatile(offset);
        }
        return false;
    }

    /** Whether there is an item in hand to be answered. */
    public boolean hasClaimed() {
        return item >= 0;
    }

    /** The number of the claimed item's task on this link. */
    public int task() {
        return requests[slot].task;
    }

    /** The stub class and the task's name, divided by a line feed; null if this worker knows the task. */
    public String taskName() {
        return requests[slot].name;
    }

    /** The context headers, encoded. */
    public byte[] headers() {
        return requests[slot].headers;
    }

    /** Whether the claimed item follows the last one of its request with nothing in between: no wait, and no context to restore. */
    public boolean goesOnAtOnce() {
        return atOnce && headers().length == 0;
    }

    /** Whether the parent may ask for an interrupt of the claimed item. */
    public boolean isInterruptible() {
        return requests[slot].interruptible;
    }

    /** The claimed item as {@link WorkerControl.Requests#interrupt} names it. */
    public long call() {
        return CallId.of(slot, requests[slot].epoch, item);
    }

    /** The arguments of the claimed item. */
    public WireReader arguments() {
        return requests[slot].item(item);
    }

    /**
     * Answers the claimed item; waits for room.
     *
     * @return false if the parent is gone
     * @throws IOException if the file system has no room for a large answer; the item is unanswered
     */
    public boolean answer(AnswerKind kind, long nanos, WireBytes payload) throws IOException {
        boolean written = answers.write(kind, slot, item, requests[slot].epoch, nanos, payload);
        atOnce = !answers.hasWaited();
        return written;
    }
}
