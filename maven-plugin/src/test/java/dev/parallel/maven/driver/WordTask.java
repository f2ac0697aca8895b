package dev.parallel.maven.driver;

import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskDescriptor.Parameter;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.TaskPolicy;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A stub, written by hand, of a task that does what a word says. It is not named as stubs are, and so found by no scan. */
final class WordTask extends TaskMethod<Object, Object> {

    static final WordTask INSTANCE = new WordTask();

    static {
        Stubs.register(1, WordTask.class, INSTANCE);
    }

    private WordTask() {
        super(new TaskDescriptor(
                WordTask.class.getName(),
                WordTask.class.getName(),
                "word",
                "java.lang.String",
                List.of(new Parameter("java.lang.String", "word")),
                new TaskPolicy(0, 0, 0, 0, "", List.of(), "words")));
    }

    /** The word in capitals; or its process ends, it throws, it waits for a file and deletes it, or its result is no JSON. */
    @Override
    public Object invoke(Object word) throws Exception {
        String text = (String) word;
        if (text.equals("exit")) {
            System.exit(3);
        }
        if (text.equals("throw")) {
            throw new IllegalStateException("as it was told");
        }
        if (text.startsWith("/")) {
            while (!Files.deleteIfExists(Path.of(text))) {
                Thread.sleep(5);
            }
        }
        return text.toUpperCase(java.util.Locale.ROOT);
    }

    @Override
    public void writeArguments(Object word, WireWriter out) {
        out.writeString((String) word);
    }

    @Override
    public Object readArguments(WireReader in) {
        return in.readString();
    }

    @Override
    public void writeResult(Object result, WireWriter out) {
        out.writeString((String) result);
    }

    @Override
    public Object readResult(WireReader in) {
        String text = in.readString();
        return "UNWRITABLE".equals(text) ? unwritable() : text;
    }

    private static Iterable<Object> unwritable() {
        return () -> {
            throw new IllegalStateException("it has no elements now");
        };
    }
}
