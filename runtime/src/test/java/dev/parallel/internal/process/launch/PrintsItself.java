package dev.parallel.internal.process.launch;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A worker's stand-in: prints its arguments, properties and environment, one "key=value" a line. */
public final class PrintsItself {

    private PrintsItself() {}

    public static void main(String[] arguments) {
        System.out.println(
                "module=" + Objects.toString(PrintsItself.class.getModule().getName(), "none"));
        System.out.println("arguments=" + HostArguments.read());
        System.out.println("maxHeap=" + Runtime.getRuntime().maxMemory());
        System.out.println("context="
                + Thread.currentThread().getContextClassLoader().getClass().getName());
        new TreeMap<>(SystemProperties.snapshot()).forEach(PrintsItself::print);
        for (Map.Entry<String, String> variable : new TreeMap<>(System.getenv()).entrySet()) {
            print("env." + variable.getKey(), variable.getValue());
        }
        for (Module each : ModuleLayer.boot().modules()) {
            print("resolved." + each.getName(), "true");
        }
        System.err.println("stderr: é→日");
    }

    private static void print(String key, String value) {
        System.out.println(key + "=" + value.replace("\r", "\\r").replace("\n", "\\n"));
    }
}
