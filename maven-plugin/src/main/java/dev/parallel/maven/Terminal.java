package dev.parallel.maven;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

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

    /** As the shell says it, less one so that no terminal wraps. */
    static int columns() {
        String said = System.getenv("COLUMNS");
        boolean number = said != null && said.matches("[1-9][0-9]{1,3}");
        return (number ? Integer.parseInt(said) : DEFAULT_COLUMNS) - 1;
    }
}
