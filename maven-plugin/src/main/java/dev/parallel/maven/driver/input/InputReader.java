package dev.parallel.maven.driver.input;

import dev.parallel.maven.driver.RefusedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Tells what the user's input is: a folder, a glob, a range or a text file. */
public final class InputReader {

    private static final String WAYS =
            "a folder or a glob (for a Path or File parameter), a range such as 1..1000, or a text"
                    + " file with one argument a line";

    private final Path base;

    /**
     * Makes a reader.
     *
     * @param base what relative paths start at
     */
    public InputReader(Path base) {
        this.base = base.toAbsolutePath().normalize();
    }

    /**
     * Reads an input as far as is needed to know that it is sound and how many items it has.
     *
     * @param input as the user gave it
     * @param conversion for the task's parameter
     * @return the items
     * @throws RefusedException if it is missing, unreadable, empty or of a kind that does not fit the parameter
     */
    public Items read(String input, TextConversion conversion) {
        if (input.isBlank()) {
            throw new RefusedException(
                    "No input is named. Say what to run the task over: -Dparallel.input= with " + WAYS + ".");
        }
        Path path = existing(input);
        if (path == null && RangeItems.isRange(input)) {
            return RangeItems.of(input, conversion);
        }
        if (path == null && Glob.isGlob(input)) {
            return files(Glob.of(input, base), input, conversion);
        }
        if (path == null) {
            throw new RefusedException(
                    "The input " + input + " does not exist (looked for in " + base + "). It is " + WAYS + ".");
        }
        if (Files.isDirectory(path)) {
            return files(new FileItems(path, Integer.MAX_VALUE, file -> true, base), input, conversion);
        }
        if (!Files.isRegularFile(path)) {
            throw new RefusedException(
                    "The input " + input + " is neither a folder nor a regular file. It is " + WAYS + ".");
        }
        return LineItems.of(path, conversion);
    }

    private static Items files(FileItems files, String input, TextConversion conversion) {
        if (!conversion.takesPaths()) {
            throw new RefusedException("The input " + input
                    + " names files, which serve a task with a Path or File parameter;" + " this one takes "
                    + conversion.type() + ". Give it a range or a text file with one argument a line.");
        }
        FileItems converted = files.as(conversion);
        if (converted.count() == 0) {
            throw new RefusedException("The input " + input
                    + " has no file in it: only regular files count, and hidden ones are" + " left out.");
        }
        return converted;
    }

    private Path existing(String input) {
        try {
            Path path = base.resolve(input);
            return Files.exists(path) ? path : null;
        } catch (InvalidPathException e) {
            // A glob is no path where its letters may not stand in one.
            return null;
        }
    }
}
