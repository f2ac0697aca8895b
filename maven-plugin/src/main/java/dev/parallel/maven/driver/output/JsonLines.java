package dev.parallel.maven.driver.output;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The file of the results: one JSON object a line, in the order of the input. No one ever reads half of it. Not thread-safe.
 */
public final class JsonLines implements Closeable {

    private final OutputFile file;
    private final Writer writer;

    private JsonLines(OutputFile file) {
        this.file = file;
        this.writer = new BufferedWriter(Channels.newWriter(file.channel(), StandardCharsets.UTF_8));
    }

    /**
     * Opens a file; makes the folders above it.
     *
     * @param file where the results go
     * @return the open file
     * @throws IOException if it cannot be made, or another job is writing it
     */
    public static JsonLines create(Path file) throws IOException {
        return new JsonLines(OutputFile.open(file));
    }

    /**
     * Writes an item's result.
     *
     * @param index the item's position, from 0
     * @param input the item
     * @param value the result
     * @param elapsed how long the worker took; zero if none answered, which is written as null
     * @throws IOException if it cannot be written
     * @throws UnwritableValueException if the result has no JSON; nothing of the line is written then
     */
    public void success(long index, String input, Object value, Duration elapsed) throws IOException {
        StringWriter line = new StringWriter();
        JsonWriter json = begin(line, index, input);
        json.name("value");
        try {
            JsonValues.write(value, json);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            // Accessors and iterators are the user's own code, the type of a field may not be on the class path, and
            // private fields may lead in a circle.
            throw new UnwritableValueException(value, e);
        }
        end(line, json, elapsed);
    }

    /**
     * Writes an item's failure.
     *
     * @param index the item's position, from 0
     * @param input the item
     * @param error why it failed
     * @param elapsed how long the worker took; zero if none answered, which is written as null
     * @throws IOException if it cannot be written
     */
    public void failure(long index, String input, ItemError error, Duration elapsed) throws IOException {
        StringWriter line = new StringWriter();
        JsonWriter json = begin(line, index, input);
        json.name("error").beginObject();
        json.name("type").value(error.type());
        json.name("message").value(error.message());
        json.name("pid");
        if (error.pid() < 0) {
            json.nullValue();
        } else {
            json.value(error.pid());
        }
        json.name("attempts").value(error.attempts());
        json.endObject();
        end(line, json, elapsed);
    }

    private static JsonWriter begin(StringWriter line, long index, String input) throws IOException {
        JsonWriter json = new JsonWriter(line);
        return json.beginObject().name("index").value(index).name("input").value(input);
    }

    /** A line reaches the file whole or not at all. */
    private void end(StringWriter line, JsonWriter json, Duration elapsed) throws IOException {
        json.name("millis");
        if (elapsed.isZero()) {
            json.nullValue();
        } else {
            json.value(BigDecimal.valueOf(TimeUnit.NANOSECONDS.toMicros(elapsed.toNanos()), 3));
        }
        json.endObject();
        writer.append(withoutUnpairedSurrogates(line.getBuffer())).append('\n');
    }

    /** Half of a character has no encoding; within a line it stands in a string, where JSON has an escape for it. */
    private static CharSequence withoutUnpairedSurrogates(CharSequence line) {
        if (line.codePoints().noneMatch(JsonLines::isSurrogate)) {
            return line;
        }
        StringBuilder text = new StringBuilder(line.length() + 16);
        line.codePoints().forEach(each -> {
            if (isSurrogate(each)) {
                text.append("\\u").append(Integer.toHexString(each));
            } else {
                text.appendCodePoint(each);
            }
        });
        return text;
    }

    /** Whether a code point is half of a pair, and so without the other half. */
    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /**
     * Moves the file to its place. Nothing more can be written.
     *
     * @throws IOException if it cannot be written to its end, or cannot be moved; then it says where it is
     */
    public void commit() throws IOException {
        writer.flush();
        file.commit();
    }

    /** Deletes what was not committed. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
