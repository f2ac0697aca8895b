package dev.parallel.internal.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory a process occupies, as the operating system sees it. Known on Linux alone. */
public final class ResidentMemory {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+([0-9]{1,15}) kB$");

    private ResidentMemory() {}

    /** Whether this system tells. */
    public static boolean isTold() {
        return of(ProcessHandle.current().pid()).isPresent();
    }

    /**
     * The resident set of a process, what it shares with others included.
     *
     * @param pid a process
     * @return bytes; empty if the process has ended, or the system does not tell
     */
    public static OptionalLong of(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try {
            // A name in it may be of any bytes.
            Matcher resident = RESIDENT.matcher(Files.readString(status, StandardCharsets.ISO_8859_1));
            return resident.find() ? OptionalLong.of(Long.parseLong(resident.group(1)) << 10) : OptionalLong.empty();
        } catch (IOException ended) {
            return OptionalLong.empty();
        }
    }
}
