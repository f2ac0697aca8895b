package dev.parallel.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.internal.process.TestJvm;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Contexts and logs of an application that is a module, with java.logging and without. */
@Timeout(180)
class ModularContextTest {

    private static final String TRACE = """
            package app;

            import dev.parallel.spi.CallContext;
            import java.util.Map;

            public final class Trace implements CallContext {
                static final ThreadLocal<String> ID = new ThreadLocal<>();

                public Map<String, String> capture() {
                    return ID.get() == null ? Map.of() : Map.of("id", ID.get());
                }

                public Scope restore(Map<String, String> context) {
                    ID.set(context.get("id"));
                    return ID::remove;
                }
            }
            """;

    private static final String MAIN = """
            package app;

            import dev.parallel.*;
            import dev.parallel.spi.*;
            import java.util.List;

            public final class Main extends TaskMethod<Integer, String> {
                static final Main TASK = new Main();

                static {
                    Stubs.register(Abi.VERSION, Main.class, TASK);
                }

                private Main() {
                    super(new TaskDescriptor("app.Main", "app.Main", "trace", "java.lang.String", List.of(),
                            new TaskPolicy(1, 0, 0, 0, "32m", List.of(), "declared")));
                }

                public static void main(String[] arguments) {
                    try (Pool pool = %s.open()) {
                        Trace.ID.set("t1");
                        System.out.println("trace=" + pool.apply(Task.of(TASK).with(1)));
                    }
                }

                public void writeArguments(Integer value, WireWriter out) {
                    out.writeInt(value);
                }

                public Integer readArguments(WireReader in) {
                    return in.readInt();
                }

                public String invoke(Integer value) {
                    %s
                    return Trace.ID.get();
                }

                public void writeResult(String value, WireWriter out) {
                    out.writeString(value);
                }

                public String readResult(WireReader in) {
                    return in.readString();
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void aModuleProvidesContextsAndReceivesLogs() throws Exception {
        TestJvm.Result told = run(
                "requires java.logging;",
                MAIN.formatted(
                        "Pool.builder().workers(1).logs(WorkerLogs.toParent(java.util.logging.Level.INFO))",
                        "java.util.logging.Logger.getLogger(\"app\").info(\"logged in a module\");"),
                List.of());

        assertThat(told.value("trace")).isEqualTo("t1");
        assertThat(told.err()).containsOnlyOnce("logged in a module");
    }

    @Test
    void anApplicationMayBeWithoutJavaLogging() throws Exception {
        TestJvm.Result told = run(
                "", MAIN.formatted("Pool.builder().workers(1)", ""), List.of("--limit-modules", "app,dev.parallel"));

        assertThat(told.value("trace")).isEqualTo("t1");
        assertThat(told.err()).isEmpty();
    }

    private TestJvm.Result run(String requires, String main, List<String> options) throws Exception {
        Path source = Files.createDirectories(folder.resolve("source/app"));
        Path classes = folder.resolve("classes");
        String module = "module app { requires dev.parallel; " + requires
                + " exports app; provides dev.parallel.spi.CallContext with app.Trace; }";
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-p",
                        TestJvm.CLASSES.toString(),
                        "-d",
                        classes.toString(),
                        Files.writeString(source.resolveSibling("module-info.java"), module)
                                .toString(),
                        Files.writeString(source.resolve("Trace.java"), TRACE).toString(),
                        Files.writeString(source.resolve("Main.java"), main).toString());
        assertThat(code).isZero();
        List<String> arguments =
                new ArrayList<>(List.of("-Xmx64m", "-p", classes + File.pathSeparator + TestJvm.CLASSES));
        arguments.addAll(options);
        arguments.addAll(List.of("-m", "app/app.Main"));
        return TestJvm.run(TestJvm.command(arguments));
    }
}
