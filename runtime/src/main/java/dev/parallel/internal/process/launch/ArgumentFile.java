package dev.parallel.internal.process.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A file of arguments for the {@code java} command. One argument of a process is at most 128 KiB, and everyone on the
 * machine can read it; a file has neither fault.
 */
final class ArgumentFile {

    private ArgumentFile() {}

    /**
     * Writes arguments, one a line, each quoted.
     *
     * @param folder an existing folder
     * @param arguments what {@code java} is to read
     * @param charset the one in which the JVM reads its command line
     * @return a new file that only its owner can read
     * @throws LaunchException if the file cannot be written, or an argument has a character that the charset lacks
     */
    static Path write(Path folder, List<String> arguments, Charset charset) {
        StringBuilder text = new StringBuilder();
        for (String argument : arguments) {
            text.append(quoted(argument)).append('\n');
        }
        byte[] bytes = encoded(text, arguments, charset);
        try {
            Path file = Files.createTempFile(folder, "worker-", ".args", ownerOnly(folder));
            Files.write(file, bytes);
            return file;
        } catch (IOException e) {
            throw new LaunchException(
                    "The file with a worker's arguments cannot be written in " + folder + ": " + e
                            + ". The folder must exist, be writable and have room for " + bytes.length + " bytes.",
                    e);
        }
    }

    /** In double quotes, within which the launcher knows these escapes and takes all else as it is. */
    static String quoted(String argument) {
        StringBuilder text = new StringBuilder(argument.length() + 2).append('"');
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '"' -> text.append("\\\"");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\f' -> text.append("\\f");
                default -> text.append(c);
            }
        }
        return text.append('"').toString();
    }

    private static byte[] encoded(CharSequence text, List<String> arguments, Charset charset) {
        try {
            ByteBuffer buffer = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new LaunchException(
                    "A JVM argument of the workers has a character that the locale of this process cannot express ("
                            + charset + "): " + culprit(arguments, charset.newEncoder())
                            + ". Start the application with a UTF-8 locale, for example LC_ALL=C.UTF-8.",
                    e);
        }
    }

    /** The name of the first argument at fault; not its value, which may be a secret. */
    private static String culprit(List<String> arguments, CharsetEncoder encoder) {
        String argument = arguments.stream()
                .filter(each -> !encoder.canEncode(each))
                .findFirst()
                .orElse("");
        int end = argument.indexOf('=');
        return end < 0 ? "one of its paths" : argument.substring(0, end);
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
