package dev.parallel.internal.process.launch;

import java.nio.channels.spi.SelectorProvider;
import java.util.List;

/**
 * Who makes the channels of this JVM. A JVM that has not been told looks for a provider in every file of its class path before it opens its
 * first socket: with hundreds of them, that is a good part of a worker's start.
 */
final class ChannelProvider {

    private static final String PROPERTY = "java.nio.channels.spi.SelectorProvider";

    private ChannelProvider() {}

    /** The class of the JDK that does it, or "" if it is another's: a worker finds that one as this JVM did. */
    static String current() {
        Class<?> provider = SelectorProvider.provider().getClass();
        return provider.getModule() == Object.class.getModule() ? provider.getName() : "";
    }

    /** What tells a worker, if there is anything to tell. */
    static List<String> arguments(HostJvm host) {
        boolean chosen = !host.property(PROPERTY).isEmpty();
        return chosen || host.channelProvider().isEmpty()
                ? List.of()
                : List.of("-D" + PROPERTY + "=" + host.channelProvider());
    }
}
