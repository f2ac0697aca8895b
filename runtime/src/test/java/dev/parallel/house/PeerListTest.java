package dev.parallel.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lists of the peers' tests in {@code docs} name tests that exist. */
@Timeout(60)
class PeerListTest {

    private static final Path ROOT = Path.of("..");

    /** A class, a method, or both; a method alone belongs to the class that was named last. */
    private static final Pattern NAME =
            Pattern.compile("`(?:[a-z.]+\\.)?([A-Z]\\w*Test)?(?:\\.[A-Z]\\w*)?(?:#(\\w+))?`");

    @Test
    void everyTestThatTheyNameExists() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (Path page : files(ROOT.resolve("docs/peer-tests"), ".md")) {
            String last = null;
            Matcher name = NAME.matcher(Files.readString(page));
            while (name.find()) {
                last = name.group(1) == null ? last : name.group(1);
                if (name.group(1) == null && name.group(2) == null) {
                    continue;
                }
                named++;
                String source = sources.get(last);
                String method = name.group(2);
                if (source == null || method != null && !source.contains("void " + method + "(")) {
                    missing.add(page.getFileName() + ": " + last + (method == null ? "" : "#" + method));
                }
            }
        }
        assertThat(named).isGreaterThan(50);
        assertThat(missing).isEmpty();
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String module : List.of("runtime", "processor", "maven-plugin")) {
            for (Path file : files(ROOT.resolve(module).resolve("src/test/java"), "Test.java")) {
                String name = file.getFileName().toString();
                sources.put(name.substring(0, name.indexOf('.')), Files.readString(file));
            }
        }
        return sources;
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }
}
