package dev.parallel.internal.process.launch;

import java.util.ArrayList;
import java.util.List;

/**
 * What the manifest of an application opens to it: {@code java -jar} reads that of the jar that it starts, and of no other, so that
 * workers, which are started by the name of a class, need it as arguments.
 */
final class ExecutableJar {

    /** Since then the launcher reads which code may call native code. */
    private static final int NATIVE_ACCESS_SINCE = 22;

    private ExecutableJar() {}

    /** The arguments; none if the application was started otherwise. */
    static List<String> arguments(HostJvm host) {
        List<String> arguments = new ArrayList<>();
        String jar = host.property("java.class.path");
        if (!jar.isEmpty() && (host.property("sun.java.command") + " ").startsWith(jar + " ")) {
            JarManifest manifest = JarManifest.of(jar);
            add(manifest.value("Add-Exports"), "--add-exports=", arguments);
            add(manifest.value("Add-Opens"), "--add-opens=", arguments);
            if (manifest.value("Enable-Native-Access").equals("ALL-UNNAMED")
                    && Runtime.version().feature() >= NATIVE_ACCESS_SINCE) {
                arguments.add("--enable-native-access=ALL-UNNAMED");
            }
        }
        return arguments;
    }

    /** Packages with their modules, as {@code java.base/java.lang}, divided by blanks; the launcher passes over what does not exist. */
    private static void add(String packages, String option, List<String> arguments) {
        for (String each : packages.split("\\s+")) {
            if (exists(each)) {
                arguments.add(option + each + "=ALL-UNNAMED");
            }
        }
    }

    private static boolean exists(String packageInModule) {
        String[] parts = packageInModule.split("/", -1);
        return parts.length == 2
                && ModuleLayer.boot()
                        .findModule(parts[0])
                        .filter(module -> module.getPackages().contains(parts[1]))
                        .isPresent();
    }
}
