package dev.parallel.internal.process.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On made-up trees of files. */
@Timeout(60)
class MemoryGroupTest {

    @TempDir
    private Path folder;

    private Path mount;

    @BeforeEach
    void makeMount() throws IOException {
        mount = Files.createDirectory(folder.resolve("mount"));
        // What stands outside the mount is never read.
        write("../memory.max", "1");
    }

    @Test
    void theSmallestLimitOfTheGroupsOfVersion2Counts() throws IOException {
        write("memory.max", "max");
        write("a/memory.max", "1000\n");
        write("a/b/memory.max", "2000\n");
        MemoryGroup group = group("0::/a/b\n");
        assertThat(group.limit()).hasValue(1000);
    }

    @Test
    void killsOfVersion2AreThoseOfTheInnermostGroup() throws IOException {
        write("a/memory.events", "low 0\noom 9\noom_kill 7\noom_group_kill 1\n");
        write("a/b/memory.events", "low 0\noom 3\noom_kill 2\n");
        assertThat(group("0::/a/b\n").oomKills()).hasValue(2);
        assertThat(group("0::/a\n").oomKills()).hasValue(7);
    }

    @Test
    void version1HasItsOwnFiles() throws IOException {
        write("memory/memory.limit_in_bytes", "9223372036854771712\n");
        write("memory/job/memory.limit_in_bytes", "5000\n");
        write("memory/job/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n");
        MemoryGroup group = group("8:cpu:/x\n4:memory:/job\n0::/\n");
        assertThat(group.limit()).hasValue(5000);
        assertThat(group.oomKills()).hasValue(3);
    }

    @Test
    void aContainerThatSeesOnlyItsOwnGroupAtTheTopIsBoundedByIt() throws IOException {
        write("memory/memory.limit_in_bytes", "7000\n");
        assertThat(group("4:memory:/docker/0123\n").limit()).hasValue(7000);
    }

    @Test
    void withoutGroupsOrLimitsEveryAnswerIsEmpty() throws IOException {
        assertThat(group("").limit()).isEmpty();
        write("memory/memory.limit_in_bytes", "9223372036854771712\n");
        assertThat(group("4:memory:/\n").limit()).isEmpty();
        assertThat(group("4:memory:/\n").oomKills()).isEmpty();
        assertThat(MemoryGroup.of(folder.resolve("none"), folder.resolve("none"))
                        .limit())
                .isEmpty();
    }

    @Test
    void aGroupOutsideTheMountIsNotFollowed() throws IOException {
        write("memory.max", "max\n");
        assertThat(group("0::/../..\n").limit()).isEmpty();
    }

    private MemoryGroup group(String membership) throws IOException {
        return MemoryGroup.of(Files.writeString(folder.resolve("membership"), membership), mount);
    }

    private void write(String file, String text) throws IOException {
        Path path = mount.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
