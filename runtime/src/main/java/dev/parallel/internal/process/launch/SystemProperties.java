package dev.parallel.internal.process.launch;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The system properties at one moment. */
final class SystemProperties {

    private SystemProperties() {}

    /** Those with string keys and values, defaults included; others are no concern of a command line. */
    static Map<String, String> snapshot() {
        Properties properties = System.getProperties();
        Map<String, String> copy = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            String value = properties.getProperty(name);
            if (value != null) {
                copy.put(name, value);
            }
        }
        return copy;
    }
}
