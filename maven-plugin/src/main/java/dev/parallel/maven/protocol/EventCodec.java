package dev.parallel.maven.protocol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Events as bytes: a tag, then the parts in order. */
public final class EventCodec {

    private static final int STARTED = 1;
    private static final int PROGRESS = 2;
    private static final int ITEM_FAILED = 3;
    private static final int FINISHED = 4;
    private static final int LISTED = 5;
    private static final int REFUSED = 6;

    /** The longest text of an event in bytes: what user code says is cut before it is sent. */
    private static final int LONGEST = 1 << 20;

    private EventCodec() {}

    /**
     * Writes an event.
     *
     * @param event the event
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public static void write(Event event, DataOutput out) throws IOException {
        if (event instanceof Event.Started started) {
            out.writeByte(STARTED);
            text(started.task(), out);
            out.writeLong(started.items());
            out.writeInt(started.workers());
        } else if (event instanceof Event.Progress progress) {
            out.writeByte(PROGRESS);
            out.writeLong(progress.done());
            out.writeLong(progress.failed());
        } else if (event instanceof Event.ItemFailed failed) {
            out.writeByte(ITEM_FAILED);
            out.writeLong(failed.index());
            text(failed.input(), out);
            text(failed.type(), out);
            text(failed.message(), out);
        } else if (event instanceof Event.Finished finished) {
            out.writeByte(FINISHED);
            out.writeLong(finished.items());
            out.writeLong(finished.failed());
            out.writeLong(finished.nanos());
            out.writeInt(finished.workers());
            text(finished.output(), out);
        } else if (event instanceof Event.Listed listed) {
            out.writeByte(LISTED);
            out.writeInt(listed.tasks().size());
            for (Event.TaskInfo task : listed.tasks()) {
                text(task.name(), out);
                text(task.signature(), out);
                text(task.policy(), out);
            }
        } else if (event instanceof Event.Refused refused) {
            out.writeByte(REFUSED);
            text(refused.message(), out);
            out.writeBoolean(refused.unknownTask());
        } else {
            throw new AssertionError("an event without a tag: " + event);
        }
    }

    /**
     * Reads an event.
     *
     * @param in where from
     * @return the event
     * @throws ProtocolException if the stream is no sequence of events
     * @throws IOException if it ends, or cannot be read
     */
    public static Event read(DataInput in) throws IOException {
        int tag = in.readByte();
        return switch (tag) {
            case STARTED -> new Event.Started(text(in), in.readLong(), in.readInt());
            case PROGRESS -> new Event.Progress(in.readLong(), in.readLong());
            case ITEM_FAILED -> new Event.ItemFailed(in.readLong(), text(in), text(in), text(in));
            case FINISHED -> new Event.Finished(in.readLong(), in.readLong(), in.readLong(), in.readInt(), text(in));
            case LISTED -> new Event.Listed(tasks(in));
            case REFUSED -> new Event.Refused(text(in), in.readBoolean());
            default -> throw new ProtocolException("the driver sent an event of the unknown kind " + tag);
        };
    }

    private static List<Event.TaskInfo> tasks(DataInput in) throws IOException {
        int count = in.readInt();
        List<Event.TaskInfo> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(new Event.TaskInfo(text(in), text(in), text(in)));
        }
        return tasks;
    }

    private static void text(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, LONGEST);
        out.writeInt(length);
        out.write(bytes, 0, length);
    }

    private static String text(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new ProtocolException(
                    "the driver sent a text of " + length + " bytes; at most " + LONGEST + " are allowed");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
