package dev.parallel.internal.transport;

import dev.parallel.internal.memory.Segment;
import dev.parallel.internal.memory.SpillFile;
import dev.parallel.spi.WireBytes;
import dev.parallel.spi.WireReader;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/** The worker's end of a link: claims items one by one, and answers them. For the main thread, but where it says otherwise. */
public final class WorkerLink {

    private final Segment segment;
    private final RequestView[] requests = new RequestView[LinkLayout.SLOTS];
    private final Parking parking;
    private final AnswerWriter answers;
    private final WorkerControl control;
    private volatile boolean ending;
    private int slot;
    private int item;

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

    /** Announces that this process ends by itself; any thread. */
    public void announceExit() {
        segment.setRelease(LinkLayout.PHASE, Phase.ENDING.word());
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
            segment.setRelease(LinkLayout.PHASE, Phase.READY.word());
            if (!parking.await(() -> ending || claim()) || ending && item < 0) {
                return false;
            }
            segment.setRelease(LinkLayout.PHASE, Phase.RUNNING.word());
        }
        return true;
    }

    /** Claims an item if there is one. */
    boolean claim() {
        item = -1;
        for (int i = 0; i < LinkLayout.SLOTS; i++) {
            int candidate = (slot + i) % LinkLayout.SLOTS;
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
                    }
                    return true;
                }
                word = segment.getVolatile(offset);
            }
        }
        return false;
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
        return answers.write(kind, slot, item, requests[slot].epoch, nanos, payload);
    }
}
