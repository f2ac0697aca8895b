package dev.parallel.maven.driver.input;

import dev.parallel.maven.driver.RefusedException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Files chosen by a pattern with stars. Two stars and a slash may stand for no folder at all. */
final class Glob {

    private static final String SPECIAL = "*?[{";

    private Glob() {}

    static boolean isGlob(String input) {
        return input.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
    }

    /**
     * The files that match.
     *
     * @param input the pattern
     * @param base what a relative one starts at
     * @return the files, not counted yet
     * @throws RefusedException if the pattern is malformed, or the folder that it starts at does not exist
     */
    static FileItems of(String input, Path base) {
        String pattern = input.replace(File.separatorChar, '/');
        int special = 0;
        while (SPECIAL.indexOf(pattern.charAt(special)) < 0) {
            special++;
        }
        int slash = pattern.lastIndexOf('/', special);
        Path root =
                base.resolve(slash < 0 ? "" : pattern.substring(0, slash + 1)).normalize();
        String rest = pattern.substring(slash + 1);
        if (!Files.isDirectory(root)) {
            throw new RefusedException(
                    "The input " + input + " starts at the folder " + root + ", which does not exist.");
        }
        try {
            List<PathMatcher> matchers = Alternatives.of(rest).stream()
                    .map(each -> root.getFileSystem().getPathMatcher("glob:" + withOptionalFolders(each)))
                    .toList();
            return new FileItems(
                    root, depth(rest), file -> matchers.stream().anyMatch(each -> each.matches(file)), base);
        } catch (PatternSyntaxException e) {
            throw new RefusedException(
                    "The input " + input + " is a malformed pattern: " + e.getDescription() + ".", e);
        }
    }

    /** How many levels of folders can have a file that matches: no others are read, which may be many, or not readable. */
    static int depth(String pattern) {
        boolean any = pattern.contains("**");
        return any
                ? Integer.MAX_VALUE
                : 1 + (int) pattern.chars().filter(c -> c == '/').count();
    }

    /** Java's own pattern wants at least one folder there. A pattern with groups must not come here: they do not nest. */
    private static String withOptionalFolders(String pattern) {
        return pattern.replaceAll("(?<![^/])\\*\\*/", "{,**/}");
    }
}
