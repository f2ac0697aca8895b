package dev.parallel.maven.launch;

import com.google.gson.stream.JsonWriter;
import dev.parallel.maven.driver.DriverMain;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How the driver's JVM is started.
 *
 * @param java the executable of the project's JDK
 * @param classPath the project's class path
 * @param systemProperties further system properties, for the driver and, through it, for the workers
 * @param workingFolder where it runs
 */
public record DriverCommand(
        Path java, List<String> classPath, Map<String, String> systemProperties, Path workingFolder) {

    /** Copies the collections; nothing may be null. */
    public DriverCommand {
        Objects.requireNonNull(java, "java");
        Objects.requireNonNull(workingFolder, "workingFolder");
        classPath = List.copyOf(classPath);
        systemProperties = Map.copyOf(systemProperties);
    }

    /**
     * The arguments, as the lines of an argument file: a class path may be longer than a command line.
     *
     * @return each quoted
     */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        systemProperties.forEach((name, value) -> arguments.add(quoted("-D" + name + "=" + value)));
        arguments.add("-cp");
        arguments.add(quoted(String.join(File.pathSeparator, wholeClassPath())));
        arguments.add(DriverMain.class.getName());
        return arguments;
    }

    /** The project's own libraries come first, and win. */
    private Set<String> wholeClassPath() {
        Set<String> entries = new LinkedHashSet<>(classPath);
        entries.add(homeOf(DriverMain.class));
        entries.add(homeOf(JsonWriter.class));
        return entries;
    }

    private static String homeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class " + type.getName() + " was loaded from no file", e);
        }
    }

    /** In double quotes, within which the launcher takes all but these as it is; a line's end would end the argument. */
    private static String quoted(String argument) {
        return '"'
                + argument.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }

    /**
     * Starts the JVM.
     *
     * @param argumentFile a file to write the arguments to; may be deleted once the driver has connected
     * @return the process
     * @throws IOException if it cannot be started
     */
    Process start(Path argumentFile) throws IOException {
        Charset charset = nativeCharset();
        Files.write(argumentFile, encodable(arguments(), charset), charset);
        return new ProcessBuilder(java.toString(), "@" + argumentFile)
                .directory(workingFolder.toFile())
                .start();
    }

    /** The arguments, all of which can be written as the launcher reads them: in the encoding of the platform. */
    static List<String> encodable(List<String> arguments, Charset charset) throws IOException {
        CharsetEncoder encoder = charset.newEncoder();
        for (String argument : arguments) {
            if (!encoder.canEncode(argument)) {
                throw new IOException(
                        "the argument " + argument + " cannot be written in " + charset
                                + ", in which this system's programs read their arguments. On Linux, LANG=C.UTF-8 chooses one with all letters");
            }
        }
        return arguments;
    }

    /** The encoding of what the platform's own programs read and write. */
    static Charset nativeCharset() {
        String name = System.getProperty("native.encoding");
        return name == null || !Charset.isSupported(name) ? Charset.defaultCharset() : Charset.forName(name);
    }
}
