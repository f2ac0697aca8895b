package dev.parallel.maven.driver.input;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Goes through the regular files below a folder, depth first, the entries of each folder sorted by name. Only the folders
 * on the way are kept. Hidden files and folders are left out; links to files are followed, links to folders below are not,
 * since they may lead in a circle.
 */
final class SortedWalk implements Iterator<Path> {

    private final Deque<Iterator<Path>> levels = new ArrayDeque<>();
    private final int depth;
    private Path ahead;

    /**
     * Begins at a folder.
     *
     * @param root the folder
     * @param depth how many levels of folders are read, at least 1, which is the folder itself
     */
    SortedWalk(Path root, int depth) {
        this.depth = depth;
        levels.push(entries(root));
        ahead = find();
    }

    private Path find() {
        while (!levels.isEmpty()) {
            Iterator<Path> level = levels.element();
            if (!level.hasNext()) {
                levels.remove();
                continue;
            }
            Path entry = level.next();
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                if (levels.size() < depth) {
                    levels.push(entries(entry));
                }
            } else if (Files.isRegularFile(entry)) {
                return entry;
            }
        }
        return null;
    }

    private static Iterator<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (!Files.isHidden(entry)) {
                    entries.add(entry);
                }
            }
        } catch (IOException e) {
            throw FileItems.unreadable(folder, e);
        } catch (DirectoryIteratorException e) {
            throw FileItems.unreadable(folder, e.getCause());
        }
        entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
        return entries.iterator();
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public Path next() {
        if (ahead == null) {
            throw new NoSuchElementException();
        }
        Path file = ahead;
        ahead = find();
        return file;
    }
}
