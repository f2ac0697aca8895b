package dev.parallel.internal.process.launch;

import java.nio.charset.Charset;

/** The charset of this process's locale, in which the launcher and the JVM read their command line. */
public final class NativeCharset {

    private NativeCharset() {}

    /**
     * As the JVM names it.
     *
     * @return the default charset if it names none that it knows
     */
    public static Charset get() {
        String name = System.getProperty("sun.jnu.encoding", "");
        return !name.isEmpty() && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }
}
