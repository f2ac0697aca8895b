package dev.parallel.maven.driver.input;

import dev.parallel.maven.driver.RefusedException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
        int begin = beginOfPattern(pattern, base);
        Path root = base.resolve(pattern.substring(0, begin)).normalize();
        String rest = pattern.substring(begin);
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

    /** Where the folder ends that the files are below: a folder that is there is meant, whatever letters its name has. */
    private static int beginOfPattern(String pattern, Path base) {
        int begin = 0;
        for (int slash = pattern.indexOf('/'); slash >= 0; slash = pattern.indexOf('/', begin)) {
            if (isGlob(pattern.substring(begin, slash)) && !isFolder(base, pattern.substring(0, slash))) {
                break;
            }
            begin = slash + 1;
        }
        return begin;
    }

    private static boolean isFolder(Path base, String name) {
        try {
            return Files.isDirectory(base.resolve(name));
        } catch (InvalidPathException e) {
            // Some systems have no such letters in names.
            return false;
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
