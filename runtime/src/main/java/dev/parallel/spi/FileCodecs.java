package dev.parallel.spi;

import java.io.File;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/** The codecs of the names of files. */
final class FileCodecs {

    static final ValueCodec<Path> PATH =
            FunctionCodec.ofValue("Path", FileCodecs::writePath, in -> Path.of(in.readString()));

    static final ValueCodec<File> FILE = FunctionCodec.ofValue(
            "File", (value, out) -> out.writeString(value.getPath()), in -> new File(in.readString()));

    private FileCodecs() {}

    private static void writePath(Path value, WireWriter out) {
        FileSystem system = value.getFileSystem();
        if (!system.equals(FileSystems.getDefault())) {
            throw new WireException(
                    "the path " + value + " cannot travel: it belongs to the file system " + system
                            + " of the provider " + system.provider().getScheme()
                            + ", which another process does not have. Send a path of the default file system, or the file's bytes");
        }
        String text = value.toString();
        if (!Path.of(text).equals(value)) {
            throw new WireException("the path " + text + " cannot travel: its name has bytes that are no text in the"
                    + " character set of this JVM (sun.jnu.encoding=" + System.getProperty("sun.jnu.encoding")
                    + "). Rename the file, or run with a UTF-8 locale");
        }
        out.writeString(text);
    }
}
