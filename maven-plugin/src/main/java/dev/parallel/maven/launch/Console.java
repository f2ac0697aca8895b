package dev.parallel.maven.launch;

/** Where lines go. Thread-safe. */
public interface Console {

    /**
     * Says how it goes.
     *
     * @param line without its end
     */
    void info(String line);

    /**
     * Says what may be wrong.
     *
     * @param line without its end
     */
    void warn(String line);

    /**
     * Says what is wrong.
     *
     * @param line without its end
     */
    void error(String line);
}
