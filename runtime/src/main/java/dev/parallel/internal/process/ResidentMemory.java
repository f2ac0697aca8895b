package dev.parallel.internal.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory a process occupies, shared pages included. */
public final class ResidentMemory {

    private static final Pattern LINE = Pattern.compile("(?m)^VmRSS:\\s*([0-9]{1,15}) kB$");

    private ResidentMemory() {}

    /**
     * Asks the system.
     *
     * @param pid the process
     * @return bytes; empty if the process is gone, or the system has no such file
     */
    public static OptionalLong of(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return OptionalLong.empty();
        }
        try {
            Matcher line = LINE.matcher(new String(Files.readAllBytes(status), StandardCharsets.ISO_8859_1));
            return line.find() ? OptionalLong.of(Long.parseLong(line.group(1)) * 1024) : OptionalLong.empty();
        } catch (IOException e) {
            // It has ended meanwhile.
            return OptionalLong.empty();
        }
    }
}
