package dev.parallel.internal.process.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of this application's JVM. A plain value, so that every packaging can be tested without it.
 *
 * @param properties its system properties
 * @param arguments its JVM arguments, what environment variables gave included
 * @param inModule whether this library is a named module here
 * @param foreignPath the class path of the loader that loaded this library, if it is not one of the JVM's own and tells
 *     it; empty list if it does not tell it
 * @param channelProvider the class of the JDK that makes its channels; "" if it is not one of the JDK
 */
record HostJvm(
        Map<String, String> properties,
        List<String> arguments,
        boolean inModule,
        Optional<List<Path>> foreignPath,
        String channelProvider) {

    /** The system property that a launcher of jpackage sets. */
    static final String JPACKAGE = "jpackage.app-path";

    HostJvm {
        properties = Map.copyOf(properties);
        arguments = List.copyOf(arguments);
        foreignPath = foreignPath.map(List::copyOf);
    }

    /** The JVM that runs this. */
    static HostJvm current() {
        return new HostJvm(
                SystemProperties.snapshot(),
                HostArguments.read(),
                LaunchPlan.class.getModule().isNamed(),
                ForeignLoader.pathOf(LaunchPlan.class.getClassLoader()),
                ChannelProvider.current());
    }

    /** A system property, or "" if it is not set. */
    String property(String name) {
        return properties.getOrDefault(name, "");
    }
}
