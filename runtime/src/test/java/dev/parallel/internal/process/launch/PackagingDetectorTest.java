package dev.parallel.internal.process.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Command lines as functions of made-up properties and archives. */
@Timeout(60)
class PackagingDetectorTest {

    private static final String SEPARATOR = File.pathSeparator;

    @TempDir
    private Path folder;

    @Test
    void aClassPath() {
        assertThat(line(host(Map.of("java.class.path", "/a.jar" + SEPARATOR + "/b"))))
                .containsExactly("-cp", "/a.jar" + SEPARATOR + "/b", "Main");
    }

    @Test
    void aModulePathBesideAClassPathIsKept() {
        assertThat(line(host(Map.of("java.class.path", "/a.jar", "jdk.module.path", "/mods"))))
                .containsExactly("-p", "/mods", "-cp", "/a.jar", "Main");
    }

    @Test
    void aModulePath() {
        assertThat(line(module(Map.of("jdk.module.path", "/mods", "jdk.module.main", "com.acme"))))
                .containsExactly("-p", "/mods", "--add-modules", "com.acme", "-m", "dev.parallel/Main");
    }

    @Test
    void modulesOfAnApplicationThatStartsOnTheClassPath() {
        assertThat(line(module(Map.of("jdk.module.path", "/mods", "java.class.path", "/test.jar"))))
                .containsExactly(
                        "-p", "/mods", "-cp", "/test.jar", "--add-modules", "ALL-DEFAULT", "-m", "dev.parallel/Main");
    }

    @Test
    void aLinkedImage() {
        assertThat(line(module(Map.of("jdk.module.main", "com.acme"))))
                .containsExactly("--add-modules", "com.acme", "-m", "dev.parallel/Main");
    }

    @Test
    void springBootJars() throws IOException {
        Path jar = jar("app.jar", "org.springframework.boot.loader.launch.JarLauncher");
        assertThat(line(fatJar(jar)))
                .containsExactly(
                        "-cp",
                        jar.toString(),
                        "-Dloader.main=Main",
                        "org.springframework.boot.loader.launch.PropertiesLauncher");
        Path old = jar("old.jar", "org.springframework.boot.loader.JarLauncher");
        assertThat(line(fatJar(old))).endsWith("org.springframework.boot.loader.PropertiesLauncher");
    }

    @Test
    void aSpringBootJarBesideOtherEntries() throws IOException {
        Path jar = jar("app.jar", "org.springframework.boot.loader.launch.JarLauncher");
        Path other = jar("other.jar", "com.acme.Main");
        String classPath = String.join(SEPARATOR, folder.toString(), jar.toString(), other.toString());
        assertThat(line(fatJar(classPath, Map.of())))
                .containsExactly(
                        "-cp",
                        classPath,
                        "-Dloader.main=Main",
                        "org.springframework.boot.loader.launch.PropertiesLauncher");
    }

    /** Such a jar among others, but the JVM's own loader has loaded this library: then that is where workers find it, too. */
    @Test
    void aSpringBootJarThatIsOnlyAnEntry() throws IOException {
        Path jar = jar("app.jar", "org.springframework.boot.loader.launch.JarLauncher");
        String classPath = String.join(SEPARATOR, jar.toString(), folder.toString());
        assertThat(line(host(Map.of("java.class.path", classPath)))).containsExactly("-cp", classPath, "Main");
    }

    @Test
    void aSpringBootWarHasItsFoldersNamed() throws IOException {
        Path war = jar("app.war", "org.springframework.boot.loader.launch.WarLauncher");
        assertThat(line(fatJar(war)))
                .contains("-Dloader.path=WEB-INF/classes,WEB-INF/lib,WEB-INF/lib-provided")
                .endsWith("org.springframework.boot.loader.launch.PropertiesLauncher");
    }

    @Test
    void anUnpackedSpringBootJar() throws IOException {
        Path manifest = folder.resolve("META-INF/MANIFEST.MF");
        Files.createDirectories(manifest.getParent());
        try (OutputStream out = Files.newOutputStream(manifest)) {
            manifest("org.springframework.boot.loader.launch.JarLauncher").write(out);
        }
        assertThat(line(fatJar(folder)))
                .containsExactly(
                        "-cp",
                        folder.toString(),
                        "-Dloader.main=Main",
                        "org.springframework.boot.loader.launch.PropertiesLauncher");
    }

    @Test
    void aQuarkusFastJar() throws IOException {
        Path runner = jar("quarkus-run.jar", "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        for (String each :
                List.of("quarkus/q.jar", "lib/boot/b.jar", "lib/main/m2.jar", "lib/main/m1.jar", "app/a.jar")) {
            Files.createDirectories(folder.resolve(each).getParent());
            Files.createFile(folder.resolve(each));
        }
        Files.createFile(folder.resolve("quarkus/quarkus-application.dat"));
        assertThat(line(fatJar(runner)))
                .containsExactly(
                        "-cp",
                        String.join(
                                SEPARATOR,
                                folder.resolve("app/a.jar").toString(),
                                folder.resolve("lib/main/m1.jar").toString(),
                                folder.resolve("lib/main/m2.jar").toString(),
                                folder.resolve("lib/boot/b.jar").toString(),
                                folder.resolve("quarkus/q.jar").toString()),
                        "Main");
    }

    @Test
    void theLogManagerThatQuarkusHasSet() throws IOException {
        Path runner = jar("quarkus-run.jar", "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        Path library = folder.resolve("lib/main/m.jar");
        Files.createDirectories(library.getParent());
        Files.createFile(library);
        assertThat(line(fatJar(
                        runner + SEPARATOR + folder,
                        Map.of("java.util.logging.manager", "org.jboss.logmanager.LogManager"))))
                .containsExactly(
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        library.toString(),
                        "Main");
    }

    @Test
    void aQuarkusRunnerAloneIsNoApplication() throws IOException {
        HostJvm host = fatJar(jar("quarkus-run.jar", "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        assertThatThrownBy(() -> line(host))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("quarkus-app");
    }

    @Test
    void aShadedJarIsAClassPath() throws IOException {
        Path jar = jar("shaded.jar", "com.acme.Main");
        HostJvm host = host(Map.of("java.class.path", jar.toString()));
        assertThat(line(host)).containsExactly("-cp", jar.toString(), "Main");
    }

    @Test
    void aLoaderOfItsOwnThatTellsItsPath() throws Exception {
        Path jar = Files.createFile(folder.resolve("a b.jar"));
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            Optional<List<Path>> path = ForeignLoader.pathOf(loader);
            assertThat(path).hasValue(List.of(jar));
            HostJvm host = new HostJvm(Map.of("java.class.path", "/server.jar"), List.of(), false, path, "");
            assertThat(line(host)).containsExactly("-cp", jar.toString(), "Main");
        }
    }

    @Test
    void aLoaderThatDoesNotTellItsPathIsAClearError() throws Exception {
        ClassLoader silent = new ClassLoader(ClassLoader.getSystemClassLoader()) {};
        Optional<List<Path>> path = ForeignLoader.pathOf(silent);
        assertThat(path).hasValue(List.of());
        HostJvm host = new HostJvm(Map.of("java.class.path", "/server.jar"), List.of(), false, path, "");
        assertThatThrownBy(() -> line(host))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("/server.jar")
                .hasMessageContaining("Put the library");
    }

    @Test
    void theJvmsOwnLoadersAreNotForeign() {
        assertThat(ForeignLoader.pathOf(ClassLoader.getSystemClassLoader())).isEmpty();
        assertThat(ForeignLoader.pathOf(ClassLoader.getPlatformClassLoader())).isEmpty();
    }

    @Test
    void anImageWithoutTheJavaCommandSaysHowToMakeItWithOne() {
        HostJvm linked = module(Map.of("java.home", folder.toString()));
        assertThatThrownBy(() -> JavaExecutable.of(linked))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("jlink")
                .hasMessageContaining("--strip-native-commands");
        HostJvm packaged = host(Map.of("java.home", folder.toString(), "jpackage.app-path", "/opt/app/bin/app"));
        assertThatThrownBy(() -> JavaExecutable.of(packaged))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("jpackage")
                .hasMessageContaining("--jlink-options");
    }

    private static List<String> line(HostJvm host) {
        return PackagingDetector.detect(host).pathAndMain("Main");
    }

    private static HostJvm host(Map<String, String> properties) {
        return new HostJvm(properties, List.of(), false, Optional.empty(), "");
    }

    private static HostJvm module(Map<String, String> properties) {
        return new HostJvm(new HashMap<>(properties), List.of(), true, Optional.empty(), "");
    }

    /** As a fat jar looks from within: its own loader has loaded this library. */
    private static HostJvm fatJar(Path archive) {
        return fatJar(archive.toString(), Map.of());
    }

    private static HostJvm fatJar(String classPath, Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("java.class.path", classPath);
        return new HostJvm(all, List.of(), false, Optional.of(List.of()), "");
    }

    private Path jar(String name, String mainClass) throws IOException {
        Path jar = folder.resolve(name);
        new JarOutputStream(Files.newOutputStream(jar), manifest(mainClass)).close();
        return jar;
    }

    private static Manifest manifest(String mainClass) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        return manifest;
    }
}
