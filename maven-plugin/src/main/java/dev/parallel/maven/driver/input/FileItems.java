package dev.parallel.maven.driver.input;

import dev.parallel.maven.driver.RefusedException;
import java.io.File;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/** The regular files below a folder, in sorted order. The folder is walked twice: to count, and to run. */
final class FileItems implements Items {

    private final Path root;
    private final int depth;
    private final Predicate<Path> chosen;
    private final Path base;
    private final boolean asFile;
    private final long count;

    /**
     * Files as {@link Path}s, not counted yet.
     *
     * @param root the folder
     * @param depth how many levels of folders are read, at least 1, which is the folder itself
     * @param chosen which of its files count, by their path relative to it
     * @param base files below this are named relative to it
     */
    FileItems(Path root, int depth, Predicate<Path> chosen, Path base) {
        this(root, depth, chosen, base, false, -1);
    }

    private FileItems(Path root, int depth, Predicate<Path> chosen, Path base, boolean asFile, long count) {
        this.root = root;
        this.depth = depth;
        this.chosen = chosen;
        this.base = base;
        this.asFile = asFile;
        this.count = count;
    }

    /** The same files, counted, as what the task takes. */
    FileItems as(TextConversion conversion) {
        long found = 0;
        for (Iterator<Item> files = open(); files.hasNext(); files.next()) {
            found++;
        }
        return new FileItems(root, depth, chosen, base, conversion.type().equals("File"), found);
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public Cursor open() {
        Iterator<Path> walk = walk();
        return new Cursor() {
            private Path ahead = nextChosen();

            private Path nextChosen() {
                while (walk.hasNext()) {
                    Path file = walk.next();
                    if (chosen.test(root.relativize(file))) {
                        return file;
                    }
                }
                return null;
            }

            @Override
            public boolean hasNext() {
                return ahead != null;
            }

            @Override
            public Item next() {
                if (ahead == null) {
                    throw new NoSuchElementException();
                }
                Path file = ahead;
                ahead = nextChosen();
                return new Item(nameOf(file), asFile ? file.toFile() : file, null);
            }
        };
    }

    /** All regular files on the way, chosen or not. */
    Iterator<Path> walk() {
        return new SortedWalk(root, depth);
    }

    /** With slashes on every system, so that outputs can be compared. */
    private String nameOf(Path file) {
        Path shown = file.startsWith(base) ? base.relativize(file) : file;
        return shown.toString().replace(File.separatorChar, '/');
    }

    /** Says that a folder cannot be read. */
    static RefusedException unreadable(Path folder, Exception cause) {
        return new RefusedException("The folder " + folder + " could not be read: " + cause, cause);
    }
}
