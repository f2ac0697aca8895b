package dev.parallel.internal.process.launch;

import java.util.ArrayList;
import java.util.List;

/**
 * An executable jar or war of Spring Boot, also unpacked: its jars are nested, so only its own loader can read them. The
 * {@code PropertiesLauncher} of the loader's own package runs any main class. The worker has to load the user's classes
 * by the context class loader.
 *
 * @param classPath the archive, and whatever else the class path has
 * @param launcherPackage that of the archive's main class
 * @param war whether the archive has the folders of a war
 */
record SpringBootPackaging(String classPath, String launcherPackage, boolean war) implements Packaging {

    private static final String WAR_PATH = "WEB-INF/classes,WEB-INF/lib,WEB-INF/lib-provided";

    /**
     * From the archive's manifest.
     *
     * @param classPath the archive, and whatever else the class path has
     * @param mainClass the archive's {@code Main-Class}, for example {@code org.springframework.boot.loader.launch.JarLauncher}
     */
    static SpringBootPackaging of(String classPath, String mainClass) {
        int dot = mainClass.lastIndexOf('.');
        return new SpringBootPackaging(
                classPath, mainClass.substring(0, dot), mainClass.startsWith("WarLauncher", dot + 1));
    }

    static boolean isLauncher(String mainClass) {
        return mainClass.startsWith("org.springframework.boot.loader.");
    }

    @Override
    public List<String> pathAndMain(String mainClass) {
        List<String> arguments = new ArrayList<>(List.of("-cp", ClassPathPackaging.absolute(classPath)));
        arguments.add("-Dloader.main=" + mainClass);
        if (war) {
            arguments.add("-Dloader.path=" + WAR_PATH);
        }
        arguments.add(launcherPackage + ".PropertiesLauncher");
        return arguments;
    }
}
