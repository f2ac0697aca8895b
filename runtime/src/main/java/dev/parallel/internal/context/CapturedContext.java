package dev.parallel.internal.context;

import dev.parallel.error.EncodingException;
import dev.parallel.error.Occurrence;
import dev.parallel.internal.transport.Request;
import dev.parallel.spi.CallContext;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the caller's thread carries, taken along with a call. */
public final class CapturedContext {

    private CapturedContext() {}

    /**
     * Asks the services of a task, on the thread that gives the call.
     *
     * @param task the task
     * @return the context, encoded; {@link Request#NO_HEADERS} if there is none
     * @throws EncodingException if a service cannot be made or throws, or there is more than the room for it
     */
    public static byte[] of(TaskMethod<?, ?> task) {
        List<CallContext> services;
        try {
            services = ContextServices.of(task);
        } catch (RuntimeException | Error e) {
            throw failure(task, "A CallContext service cannot be made: " + e, e);
        }
        return services.isEmpty() ? Request.NO_HEADERS : encode(task, services);
    }

    private static byte[] encode(TaskMethod<?, ?> task, List<CallContext> services) {
        Map<String, Map<String, String>> captured = new LinkedHashMap<>();
        for (CallContext service : services) {
            Map<String, String> entries = capture(task, service);
            if (!entries.isEmpty()) {
                captured.put(service.getClass().getName(), entries);
            }
        }
        if (captured.isEmpty()) {
            return Request.NO_HEADERS;
        }
        WireWriter out = new WireWriter(false);
        try {
            ContextHeaders.write(captured, out);
        } catch (RuntimeException | Error e) {
            throw failure(task, "An entry cannot be written: " + e, e);
        }
        if (out.size() > Request.MOST_HEADERS) {
            throw failure(task, tooMuch(out.size(), captured), null);
        }
        return out.take().toArray();
    }

    /** A copy: the service may go on to change what it gave. */
    private static Map<String, String> capture(TaskMethod<?, ?> task, CallContext service) {
        String name = service.getClass().getName();
        Map<String, String> entries = new LinkedHashMap<>();
        try {
            Map<String, String> given = service.capture();
            if (given != null) {
                entries.putAll(given);
            }
        } catch (RuntimeException | Error e) {
            throw failure(task, "capture() of the CallContext " + name + " threw " + e, e);
        }
        if (entries.containsKey(null)) {
            throw failure(
                    task, "capture() of the CallContext " + name + " gave a null key: every entry needs a name", null);
        }
        return entries;
    }

    private static String tooMuch(long size, Map<String, Map<String, String>> captured) {
        String largestName = "";
        String largestService = "";
        int largest = -1;
        for (Map.Entry<String, Map<String, String>> service : captured.entrySet()) {
            for (Map.Entry<String, String> entry : service.getValue().entrySet()) {
                int length = entry.getValue() == null ? 0 : entry.getValue().length();
                if (length > largest) {
                    largest = length;
                    largestName = entry.getKey();
                    largestService = service.getKey();
                }
            }
        }
        return "It has " + size + " bytes, and there is room for " + Request.MOST_HEADERS + ". The largest entry is \""
                + largestName + "\" of " + largestService + ", with " + largest
                + " characters: let its capture() give only what the task needs, and pass the rest as an argument";
    }

    private static EncodingException failure(TaskMethod<?, ?> task, String why, Throwable cause) {
        Occurrence where = Occurrence.ofTask(task.descriptor().qualifiedName());
        return new EncodingException("the context of the call cannot travel: " + where + ". " + why, where, cause);
    }
}
