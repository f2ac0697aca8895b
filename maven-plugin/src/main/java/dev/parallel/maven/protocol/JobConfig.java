package dev.parallel.maven.protocol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the driver is to do. Travels over its standard input: arguments and environment are for everyone to see.
 *
 * @param goal what is asked for
 * @param channel where the events go
 * @param classFolders the folders that are searched for generated stubs
 * @param task the task's name as the user gave it; empty if not given
 * @param ownTasksOnly whether only a task of these folders is meant, and none of a dependency
 * @param input what the task is run over, as the user gave it; empty if not given
 * @param output where the results go
 * @param overrides what counts over the task's declared policy
 * @param window how many items may be given to the pool and not written yet
 */
public record JobConfig(
        Goal goal,
        Channel channel,
        List<String> classFolders,
        String task,
        boolean ownTasksOnly,
        String input,
        Output output,
        Overrides overrides,
        int window) {

    /** What the driver is asked for. */
    public enum Goal {
        /** Run a task over an input. */
        RUN,
        /** Tell the tasks. */
        LIST
    }

    /**
     * Where the driver connects to.
     *
     * @param host the loopback address that Maven listens at: which one is preferred may differ between two JVMs
     * @param port a port of it
     * @param token what the driver says first, so that no other process is taken for it
     */
    public record Channel(String host, int port, String token) {
        /** Neither text may be null. */
        public Channel {
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(token, "token");
        }

        /** Leaves the token out: it is a secret. */
        @Override
        public String toString() {
            return "port " + port + " of " + host;
        }
    }

    /**
     * Where the results go.
     *
     * @param file their file; empty: named after the task
     * @param folder where that one lies
     * @param suffix what follows the task in its name; may be empty
     */
    public record Output(String file, String folder, String suffix) {

        /** There are no results. */
        public static final Output NONE = new Output("", "", "");

        /** Nothing may be null. */
        public Output {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(folder, "folder");
            Objects.requireNonNull(suffix, "suffix");
        }
    }

    /**
     * What the user says over the annotation.
     *
     * @param workers 0: as declared
     * @param timeoutNanos -1: as declared; 0: no limit
     * @param retries -1: as declared
     * @param heap empty: as declared
     */
    public record Overrides(int workers, long timeoutNanos, int retries, String heap) {

        /** Everything as declared. */
        public static final Overrides NONE = new Overrides(0, -1, -1, "");

        /** The heap may not be null. */
        public Overrides {
            Objects.requireNonNull(heap, "heap");
        }
    }

    /** Copies the folders; nothing may be null. */
    public JobConfig {
        Objects.requireNonNull(goal, "goal");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(overrides, "overrides");
        classFolders = List.copyOf(classFolders);
    }

    /**
     * Writes this.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void writeTo(DataOutput out) throws IOException {
        out.writeUTF(goal.name());
        out.writeUTF(channel.host());
        out.writeInt(channel.port());
        out.writeUTF(channel.token());
        out.writeInt(classFolders.size());
        for (String folder : classFolders) {
            out.writeUTF(folder);
        }
        out.writeUTF(task);
        out.writeBoolean(ownTasksOnly);
        out.writeUTF(input);
        out.writeUTF(output.file());
        out.writeUTF(output.folder());
        out.writeUTF(output.suffix());
        out.writeInt(overrides.workers());
        out.writeLong(overrides.timeoutNanos());
        out.writeInt(overrides.retries());
        out.writeUTF(overrides.heap());
        out.writeInt(window);
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @param in where from
     * @return the configuration
     * @throws IOException if it cannot be read whole
     */
    public static JobConfig readFrom(DataInput in) throws IOException {
        Goal goal = Goal.valueOf(in.readUTF());
        Channel channel = new Channel(in.readUTF(), in.readInt(), in.readUTF());
        int folders = in.readInt();
        List<String> classFolders = new ArrayList<>();
        for (int i = 0; i < folders; i++) {
            classFolders.add(in.readUTF());
        }
        return new JobConfig(
                goal,
                channel,
                classFolders,
                in.readUTF(),
                in.readBoolean(),
                in.readUTF(),
                new Output(in.readUTF(), in.readUTF(), in.readUTF()),
                new Overrides(in.readInt(), in.readLong(), in.readInt(), in.readUTF()),
                in.readInt());
    }
}
