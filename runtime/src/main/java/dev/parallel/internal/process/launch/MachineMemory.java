package dev.parallel.internal.process.launch;

import dev.parallel.internal.process.cgroup.MemoryGroup;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** How much memory this process may use: that of its container, or the machine's if that is less or has no bound. */
final class MachineMemory {

    private static final Pattern TOTAL = Pattern.compile("(?m)^MemTotal:\\s+([0-9]{1,15}) kB$");

    /** If nothing tells: what a JVM without a bound on its heap assumes a quarter of it to be. */
    private static final int HEAP_FRACTION = 4;

    private MachineMemory() {}

    static long bytes() {
        long machine = ofMachine().orElseGet(() -> Runtime.getRuntime().maxMemory() * HEAP_FRACTION);
        OptionalLong container = MemoryGroup.own().limit();
        return container.isPresent() ? Math.min(machine, container.getAsLong()) : machine;
    }

    private static OptionalLong ofMachine() {
        Path file = Path.of("/proc/meminfo");
        if (Files.isReadable(file)) {
            try {
                return totalOf(Files.readString(file, StandardCharsets.US_ASCII));
            } catch (IOException e) {
                System.getLogger(MachineMemory.class.getName()).log(Level.DEBUG, "Cannot read " + file, e);
            }
        }
        boolean managed = ModuleLayer.boot().findModule("java.management").isPresent();
        return managed ? Management.physicalMemory() : OptionalLong.empty();
    }

    static OptionalLong totalOf(String meminfo) {
        Matcher total = TOTAL.matcher(meminfo);
        return total.find() ? OptionalLong.of(Long.parseLong(total.group(1)) << 10) : OptionalLong.empty();
    }

    /** Apart, so that its classes are loaded only where the module is. */
    private static final class Management {
        static OptionalLong physicalMemory() {
            try {
                Object bytes = ManagementFactory.getPlatformMBeanServer()
                        .getAttribute(
                                new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), "TotalMemorySize");
                return bytes instanceof Long total && total > 0 ? OptionalLong.of(total) : OptionalLong.empty();
            } catch (JMException e) {
                // A run-time image without jdk.management has the bean without the attribute.
                return OptionalLong.empty();
            }
        }
    }
}
