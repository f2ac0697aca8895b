package dev.parallel.maven.driver.input;

import dev.parallel.maven.driver.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/**
 * The lines of a UTF-8 text file. A byte order mark is left out, and so are empty lines, unless the task takes a String,
 * which may be empty.
 */
final class LineItems implements Items {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final TextConversion conversion;
    private final long count;

    private LineItems(Path file, TextConversion conversion, long count) {
        this.file = file;
        this.conversion = conversion;
        this.count = count;
    }

    /** Reads the file once, so that a malformed one is refused before any work is done. */
    static LineItems of(Path file, TextConversion conversion) {
        long count = 0;
        try (Lines lines = new Lines(file, conversion)) {
            for (; lines.hasNext(); lines.next()) {
                count++;
            }
        }
        if (count == 0) {
            throw new RefusedException("The input " + file + " has no line in it: it is to have one argument a line.");
        }
        return new LineItems(file, conversion, count);
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public Cursor open() {
        return new Lines(file, conversion);
    }

    /** A cursor that is one line ahead. */
    private static final class Lines implements Cursor {

        private final Path file;
        private final TextConversion conversion;
        private final BufferedReader reader;
        private long lineNumber;
        private String ahead;

        Lines(Path file, TextConversion conversion) {
            this.file = file;
            this.conversion = conversion;
            try {
                reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw unreadable(e);
            }
            advance();
        }

        private void advance() {
            try {
                do {
                    ahead = reader.readLine();
                    lineNumber++;
                    if (lineNumber == 1 && ahead != null && !ahead.isEmpty() && ahead.charAt(0) == BYTE_ORDER_MARK) {
                        ahead = ahead.substring(1);
                    }
                } while (ahead != null && ahead.isBlank() && !conversion.takesEmptyText());
            } catch (CharacterCodingException e) {
                throw new RefusedException(
                        "The input " + file + " is no UTF-8 text (after line " + lineNumber
                                + "). A text file has one argument a"
                                + " line; a folder of files is named by its folder or by a glob such as "
                                + file.getParent()
                                + "/*.",
                        e);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }

        private RefusedException unreadable(IOException e) {
            return new RefusedException("The input " + file + " could not be read: " + e, e);
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
            String text = conversion.takesEmptyText() ? ahead : ahead.trim();
            advance();
            return Item.of(text, conversion);
        }

        @Override
        public void close() {
            try {
                reader.close();
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }
}
