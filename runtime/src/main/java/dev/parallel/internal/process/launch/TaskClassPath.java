package dev.parallel.internal.process.launch;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The class path of a task that was loaded by another class loader than this library, as of a web application in a server that has the
 * library for all of them.
 */
public final class TaskClassPath {

    private TaskClassPath() {}

    /**
     * The files that a class loader adds to the classes beside this library.
     *
     * @param loader the task's
     * @return its files and those of its parents down from this library's loader, the parents' first, as classes are looked for;
     *     empty for this library's own loader. What is no file, or is not told, is left out: the worker says then what it misses
     */
    public static List<Path> of(ClassLoader loader) {
        ClassLoader library = TaskClassPath.class.getClassLoader();
        List<Path> path = new ArrayList<>();
        for (ClassLoader each = loader; each != null && each != library; each = each.getParent()) {
            if (isOneOfTheJvm(each)) {
                break;
            }
            if (each instanceof URLClassLoader urls) {
                path.addAll(0, filesOf(urls.getURLs()));
            }
        }
        return path;
    }

    private static boolean isOneOfTheJvm(ClassLoader loader) {
        for (ClassLoader own = ClassLoader.getSystemClassLoader(); own != null; own = own.getParent()) {
            if (own == loader) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> filesOf(URL[] urls) {
        List<Path> files = new ArrayList<>();
        for (URL url : urls) {
            ForeignLoader.fileOf(url).ifPresent(files::add);
        }
        return files;
    }
}
