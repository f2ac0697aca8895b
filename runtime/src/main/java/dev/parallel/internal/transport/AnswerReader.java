package dev.parallel.internal.transport;

import dev.parallel.internal.memory.Segment;
import dev.parallel.internal.memory.SpillFile;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The parent's end of the ring. Nothing that stands in it is believed before it was compared with the parent's own books.
 * One thread at a time, the holder of the link's lease.
 */
final class AnswerReader {

    private final Segment segment;
    private final SpillFile file;
    private final SlotBooks books;
    private final Bell bell;
    /** Kept here, since what stands in the segment could be the worker's. Written by the holder of the lease. */
    private volatile long head;
    /** How many messages have been read from the file. Guarded by the file, as the next two are. */
    private long released;

    private volatile int unread;
    private boolean closed;

    AnswerReader(Segment segment, SpillFile file, SlotBooks books, Bell bell) {
        this.segment = segment;
        this.file = file;
        this.books = books;
        this.bell = bell;
    }

    boolean hasAnswers() {
        return segment.getVolatile(LinkLayout.RING_TAIL) != head;
    }

    boolean hasUnreadFile() {
        return unread != 0;
    }

    /** Closes the answer file as soon as the message in it, if there is one, has been read. */
    void close() throws IOException {
        synchronized (file) {
            closed = true;
            if (unread == 0) {
                file.close();
            }
        }
    }

    /**
     * Takes out everything that has been committed.
     *
     * @return how many answers there were
     */
    int drain(Link.Sink sink) throws ProtocolException {
        // Pairs with the release of the tail in AnswerWriter.commit: without it, a record could be read before it is
        // written.
        long tail = segment.getAcquire(LinkLayout.RING_TAIL);
        if (tail == head) {
            return 0;
        }
        long published = tail - head;
        if (published < 0 || published > LinkLayout.RING_SIZE || (tail & 7) != 0) {
            throw new ProtocolException(
                    "the ring's tail is " + tail + ", its head " + head + ", its size " + LinkLayout.RING_SIZE);
        }
        int answers = 0;
        long at = head;
        while (at != tail) {
            int start = (int) (at % LinkLayout.RING_SIZE);
            int count = (int) Math.min(tail - at, LinkLayout.RING_SIZE - start);
            byte[] block = new byte[count];
            segment.copyOut(LinkLayout.RING + start, block, 0, count);
            answers += takeRecords(block, sink);
            at += count;
        }
        // Pairs with the acquire of the head in AnswerWriter.reserve: without it, a record could be overwritten while
        // it is read.
        head = at;
        segment.setRelease(LinkLayout.RING_HEAD, at);
        bell.ringIfParked(segment, LinkLayout.WORKER_PARKED, Phase.PUBLISHING);
        return answers;
    }

    private int takeRecords(byte[] block, Link.Sink sink) throws ProtocolException {
        RecordCursor record = new RecordCursor(block);
        int answers = 0;
        boolean more = record.advance();
        while (more) {
            int slot = record.slot();
            int first = record.item();
            int start = record.offset();
            int count = 0;
            if (record.isInlineValue()) {
                // Results of a chunk mostly follow each other: they are handed on together.
                do {
                    books.countAnswer(slot, record.epoch(), record.item());
                    count++;
                    more = record.advance();
                } while (more && record.isInlineValue() && record.slot() == slot);
                sink.answers(slot, first, new AnswerRun(block, start, count));
            } else {
                books.countAnswer(slot, record.epoch(), first);
                count++;
                sink.answer(slot, first, answer(record));
                more = record.advance();
            }
            answers += count;
        }
        return answers;
    }

    private Answer answer(RecordCursor record) throws ProtocolException {
        return record.isInFile() ? large(record.kind(), record.nanos(), record.sizeInFile()) : record.answer();
    }

    private Answer large(AnswerKind kind, long nanos, long size) throws ProtocolException {
        long there = fileSize();
        if (size < 0 || size > there) {
            throw new ProtocolException("a large answer of " + size + " bytes in a file of " + there);
        }
        synchronized (file) {
            if (unread != 0) {
                throw new ProtocolException("a second large answer was committed before the first one was read");
            }
            unread = 1;
        }
        return new Answer(kind, nanos, size, new LargeAnswer(file, size, this::releaseFile));
    }

    /** Called once for each large answer, by whoever has read it; the next one is not written before. */
    private void releaseFile() {
        // Pairs with the acquire in AnswerWriter.awaitFile: without it, the file could be written while it is read.
        synchronized (file) {
            unread = 0;
            shrinkFile();
            segment.setRelease(LinkLayout.RELEASED, ++released);
            if (closed) {
                closeFile();
            }
        }
        bell.ringIfParked(segment, LinkLayout.WORKER_PARKED, Phase.PUBLISHING);
    }

    private long fileSize() throws ProtocolException {
        try {
            return file.size();
        } catch (IOException e) {
            throw new ProtocolException("the answer file cannot be looked at: " + e.getMessage());
        }
    }

    /** Before the release: afterwards the file is the worker's. */
    private void shrinkFile() {
        try {
            file.shrink();
        } catch (IOException e) {
            // It keeps its size until the worker ends.
            System.getLogger(AnswerReader.class.getName())
                    .log(System.Logger.Level.DEBUG, "the answer file could not be shrunk", e);
        }
    }

    private void closeFile() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the answer file of a lost worker could not be closed", e);
        }
    }
}
