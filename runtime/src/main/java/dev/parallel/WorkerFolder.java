package dev.parallel;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** The workers' working directory. */
final class WorkerFolder {

    private WorkerFolder() {}

    /** The same folder, or null. Checked before workers are started, since they could not say what is wrong. */
    static Path checked(Path folder) {
        if (folder == null) {
            return null;
        }
        if (folder.getFileSystem() != FileSystems.getDefault()) {
            throw new IllegalArgumentException("the workers' directory is of another file system: " + folder.toUri());
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("the workers' directory " + folder
                    + (Files.exists(folder) ? " is no directory" : " does not exist") + ". Make it before the pool");
        }
        return folder;
    }
}
