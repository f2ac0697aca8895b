package dev.parallel.internal.context;

import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The context of a call as bytes: a count of services, and for each its class name, a count of entries, and these. The class name
 * keeps the keys of one service apart from those of others.
 */
final class ContextHeaders {

    /** A service has a name and a count; an entry has a name and whether it has a value. */
    private static final int LEAST_BYTES = 2;

    private ContextHeaders() {}

    static void write(Map<String, Map<String, String>> services, WireWriter out) {
        out.writeCount(services.size());
        services.forEach((service, entries) -> {
            out.writeString(service);
            out.writeCount(entries.size());
            entries.forEach((name, value) -> {
                out.writeString(name);
                out.writeBoolean(value != null);
                if (value != null) {
                    out.writeString(value);
                }
            });
        });
    }

    static Map<String, Map<String, String>> read(byte[] headers) {
        WireReader in = new WireReader(headers, 0, headers.length);
        Map<String, Map<String, String>> services = new LinkedHashMap<>();
        int count = in.readCount(LEAST_BYTES);
        for (int i = 0; i < count; i++) {
            services.put(in.readString(), readEntries(in));
        }
        in.expectEnd();
        return services;
    }

    private static Map<String, String> readEntries(WireReader in) {
        Map<String, String> entries = new LinkedHashMap<>();
        int count = in.readCount(LEAST_BYTES);
        for (int i = 0; i < count; i++) {
            entries.put(in.readString(), in.readBoolean() ? in.readString() : null);
        }
        return Collections.unmodifiableMap(entries);
    }
}
