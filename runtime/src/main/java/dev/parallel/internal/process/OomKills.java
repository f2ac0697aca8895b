package dev.parallel.internal.process;

import dev.parallel.internal.process.cgroup.MemoryGroup;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How many processes the system has killed for want of memory. Read before a worker lives and after it was killed: if
 * the number is higher, that is the likely cause.
 */
public final class OomKills {

    private static final Path WHOLE_SYSTEM = Path.of("/proc/vmstat");

    private OomKills() {}

    /**
     * Reads the counter of this process's control group, or where there is none, as outside containers, that of the whole
     * system.
     *
     * @return a number that only grows; empty where the system has no such counter
     */
    public static OptionalLong read() {
        OptionalLong group = MemoryGroup.own().oomKills();
        return group.isPresent() ? group : ofWholeSystem();
    }

    private static OptionalLong ofWholeSystem() {
        if (!Files.isReadable(WHOLE_SYSTEM)) {
            return OptionalLong.empty();
        }
        try {
            return MemoryGroup.killsIn(Files.readString(WHOLE_SYSTEM, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            System.getLogger(OomKills.class.getName()).log(Level.DEBUG, "Cannot read " + WHOLE_SYSTEM, e);
            return OptionalLong.empty();
        }
    }
}
