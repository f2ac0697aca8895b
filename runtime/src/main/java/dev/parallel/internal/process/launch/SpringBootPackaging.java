package dev.parallel.internal.process.launch;

import java.util.ArrayList;
import java.util.List;

/**
 * An executable jar or war of Spring Boot, also unpacked: its jars are nested, so only its own loader can read them. The
 * {@code PropertiesLauncher} of the loader's own package runs any main class. The worker has to load the user's classes
 * by the context class loader.
 */
record SpringBootPackaging(String archive, String launcherPackage, boolean war) implements Packaging {

    private static final String WAR_PATH = "WEB-INF/classes,WEB-INF/lib,WEB-INF/lib-provided";

    /**
     * From the archive's manifest.
     *
     * @param archive the only entry of the class path
     * @param mainClass its {@code Main-Class}, for example {@code org.springframework.boot.loader.launch.JarLauncher}
     */
    static SpringBootPackaging of(String archive, String mainClass) {
        int dot = mainClass.lastIndexOf('.');
        return new SpringBootPackaging(
                archive, mainClass.substring(0, dot), mainClass.startsWith("WarLauncher", dot + 1));
    }

    static boolean isLauncher(String mainClass) {
        return mainClass.startsWith("org.springframework.boot.loader.");
    }

    @Override
    public List<String> pathAndMain(String mainClass) {
        List<String> arguments = new ArrayList<>(List.of("-cp", ClassPathPackaging.absolute(archive)));
        arguments.add("-Dloader.main=" + mainClass);
        if (war) {
            arguments.add("-Dloader.path=" + WAR_PATH);
        }
        arguments.add(launcherPackage + ".PropertiesLauncher");
        return arguments;
    }
}
