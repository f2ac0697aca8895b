package dev.parallel.maven;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;

/** Whether somebody watches, and how wide the window is. */
final class Terminal {

    private static final int DEFAULT_COLUMNS = 80;

    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // null is not the only sign that is looked at
    static boolean isThere() {
        Console console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            // From Java 22 on there is a console without a terminal too.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Console.isTerminal() could not be asked", e);
        }
    }

    /** The terminal itself: {@code System.out} may be a file that Maven logs to. */
    static PrintStream out() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.US_ASCII);
    }

    /** As the shell says it, less one so that no terminal wraps. */
    static int columns() {
        String said = System.getenv("COLUMNS");
        boolean number = said != null && said.matches("[1-9][0-9]{1,3}");
        return (number ? Integer.parseInt(said) : DEFAULT_COLUMNS) - 1;
    }
}
