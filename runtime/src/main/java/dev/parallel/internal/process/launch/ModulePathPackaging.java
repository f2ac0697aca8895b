package dev.parallel.internal.process.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * This library as a named module: on a module path, or linked into the run-time image, where the module path is empty.
 * Patches, opened packages and added modules come with the inherited arguments.
 */
record ModulePathPackaging(String modulePath, String mainModule, String classPath) implements Packaging {

    private static final String LIBRARY = "dev.parallel";

    static ModulePathPackaging of(HostJvm host) {
        return new ModulePathPackaging(
                host.property("jdk.module.path"), host.property("jdk.module.main"), host.property("java.class.path"));
    }

    @Override
    public Packaging with(List<Path> more) {
        return new ModulePathPackaging(modulePath, mainModule, ClassPathPackaging.extended(classPath, more));
    }

    @Override
    public List<String> pathAndMain(String mainClass) {
        List<String> arguments = new ArrayList<>();
        if (!modulePath.isEmpty()) {
            arguments.add("-p");
            arguments.add(ClassPathPackaging.absolute(modulePath));
        }
        if (!classPath.isEmpty()) {
            arguments.add("-cp");
            arguments.add(ClassPathPackaging.absolute(classPath));
        }
        arguments.add("--add-modules");
        // An application that was started from the class path has the default modules as its roots; with -m it would
        // have the main module alone.
        arguments.add(mainModule.isEmpty() ? "ALL-DEFAULT" : mainModule);
        arguments.add("-m");
        arguments.add(LIBRARY + "/" + mainClass);
        return arguments;
    }
}
