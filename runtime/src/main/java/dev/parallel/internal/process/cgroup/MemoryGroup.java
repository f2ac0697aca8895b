package dev.parallel.internal.process.cgroup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The control group that bounds this process's memory, with the groups around it. Where there is none, as on systems
 * other than Linux, every answer is empty. Immutable and thread-safe; each answer is read anew.
 */
public final class MemoryGroup {

    /** v1 says "no limit" by a number near the largest one, rounded to pages. */
    private static final long NO_LIMIT = 1L << 60;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern KILLS = Pattern.compile("(?m)^oom_kill ([0-9]{1,18})$");

    /** The folders of v2 from the process's own group outward; then those of v1. */
    private final List<Path> unified;

    private final List<Path> legacy;

    private MemoryGroup(List<Path> unified, List<Path> legacy) {
        this.unified = unified;
        this.legacy = legacy;
    }

    /**
     * The group of this process.
     *
     * @return never null
     */
    public static MemoryGroup own() {
        return of(Path.of("/proc/self/cgroup"), Path.of("/sys/fs/cgroup"));
    }

    static MemoryGroup of(Path membership, Path mount) {
        List<Path> unified = new ArrayList<>();
        List<Path> legacy = new ArrayList<>();
        for (String line : read(membership).lines().toList()) {
            String[] parts = line.split(":", 3);
            if (parts.length != 3) {
                continue;
            }
            if (parts[0].equals("0") && parts[1].isEmpty()) {
                unified.addAll(outward(mount, parts[2]));
                unified.addAll(outward(mount.resolve("unified"), parts[2]));
            } else if (List.of(parts[1].split(",")).contains("memory")) {
                legacy.addAll(outward(mount.resolve("memory"), parts[2]));
            }
        }
        return new MemoryGroup(List.copyOf(unified), List.copyOf(legacy));
    }

    /**
     * The smallest limit of this group and those around it.
     *
     * @return bytes; empty if there is no limit or no group
     */
    public OptionalLong limit() {
        long least = Long.MAX_VALUE;
        for (Path folder : unified) {
            least = Math.min(least, numberIn(folder.resolve("memory.max")));
        }
        for (Path folder : legacy) {
            least = Math.min(least, numberIn(folder.resolve("memory.limit_in_bytes")));
        }
        return least < NO_LIMIT ? OptionalLong.of(least) : OptionalLong.empty();
    }

    /**
     * How many processes of this group were killed for want of memory, since the group was made.
     *
     * @return empty if no group tells
     */
    public OptionalLong oomKills() {
        OptionalLong kills = firstKills(unified, "memory.events");
        return kills.isPresent() ? kills : firstKills(legacy, "memory.oom_control");
    }

    private static OptionalLong firstKills(List<Path> folders, String file) {
        for (Path folder : folders) {
            OptionalLong kills = killsIn(read(folder.resolve(file)));
            if (kills.isPresent()) {
                return kills;
            }
        }
        return OptionalLong.empty();
    }

    /**
     * The counter in a file of lines "name number", as {@code memory.events} and {@code /proc/vmstat} are.
     *
     * @param text the file's text
     * @return the number of {@code oom_kill}; empty if there is none
     */
    public static OptionalLong killsIn(String text) {
        Matcher kills = KILLS.matcher(text);
        return kills.find() ? OptionalLong.of(Long.parseLong(kills.group(1))) : OptionalLong.empty();
    }

    /** The folder of a group and of those around it. In a container's view the inner ones may not be there. */
    private static List<Path> outward(Path mount, String group) {
        List<Path> folders = new ArrayList<>();
        Path folder = mount.resolve(group.replaceFirst("^/+", "")).normalize();
        while (folder != null && folder.startsWith(mount)) {
            folders.add(folder);
            folder = folder.getParent();
        }
        return folders;
    }

    private static long numberIn(Path file) {
        String text = read(file).trim();
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : Long.MAX_VALUE;
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            // Groups come and go, and may be hidden from a container: what cannot be read tells nothing.
            return "";
        }
    }
}
