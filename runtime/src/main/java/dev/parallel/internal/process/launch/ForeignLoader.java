package dev.parallel.internal.process.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Class loaders that are not the JVM's own, as of a web server, of Maven or of a fat jar. */
final class ForeignLoader {

    private ForeignLoader() {}

    /**
     * The class path that a class loader and its parents have.
     *
     * @return empty if the loader is one of the JVM's own; an empty list if it does not tell its path, or has parts that
     *     are no files of the default file system
     */
    static Optional<List<Path>> pathOf(ClassLoader loader) {
        ClassLoader system = ClassLoader.getSystemClassLoader();
        for (ClassLoader own = system; own != null; own = own.getParent()) {
            if (own == loader) {
                return Optional.empty();
            }
        }
        if (loader == null) {
            return Optional.empty();
        }
        List<Path> path = new ArrayList<>();
        for (ClassLoader each = loader; each != null && each != system; each = each.getParent()) {
            if (each instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    Optional<Path> file = fileOf(url);
                    if (file.isEmpty()) {
                        return Optional.of(List.of());
                    }
                    path.add(file.get());
                }
            }
        }
        return Optional.of(path);
    }

    static Optional<Path> fileOf(URL url) {
        if (!url.getProtocol().equals("file")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(new URI(url.toString())));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }
}
