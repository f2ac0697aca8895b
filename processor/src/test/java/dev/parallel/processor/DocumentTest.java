package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The Java in the documents compiles. A block is a class, members of one, or statements; the names that it takes for granted
 * are those of {@link #NAMES}. An error names the document and the line where the block begins: {@code mappings_53}.
 */
@Timeout(120)
class DocumentTest {

    private static final Path ROOT = Path.of("..");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package .*;$");
    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public |final )*class ");
    private static final Pattern MEMBERS = Pattern.compile("^(?:@Parallel|@Bean|public )");

    /** What a document leaves out: of a method, of a loop, and between other lines. */
    private static final Pattern METHOD_LEFT_OUT = Pattern.compile("(static .*\\)) \\{ \\.\\.\\. }");

    private static final Pattern LOOP_LEFT_OUT = Pattern.compile("\\{ \\.\\.\\. }");
    private static final Pattern LINES_LEFT_OUT = Pattern.compile("(?m)^ *\\.\\.\\.$");

    private static final String IMPORTS =
            "import dev.parallel.*; import dev.parallel.error.*; import dev.parallel.spi.CallContext;"
                    + " import dev.parallel.spi.CallContext.Scope; import io.opentelemetry.context.Context; import java.io.IOException; import java.nio.file.Path;"
                    + " import java.time.Duration; import java.util.*; import java.util.concurrent.*; import java.util.logging.Level;"
                    + " import com.acme.*;";

    private static final String NAMES = """
            package com.acme;
            import dev.parallel.*;
            import io.opentelemetry.context.Context;
            import java.nio.file.Path;
            import java.util.*;
            class Names {
                static Pool pool;
                static ProcessPoolExecutor executor;
                static List<Integer> numbers, lefts, rights;
                static int[] array;
                static List<String> uploads;
                static Path folder, file;
                static List<AsyncResult<Boolean>> results;
                static Propagators propagators;
                static void log(Object... told) {}
                static List<Page> pages(Path file) { return List.of(); }
            }
            record Page(int number) {}
            record Row(int number) {}
            record Report(List<Page> pages) {
                Report() { this(new ArrayList<>()); }
                Report partial() { return this; }
                void add(Page page) {}
            }
            class Demo { @Parallel static int multiply(int a, int b) { return a * b; } }
            class Numbers { @Parallel static int square(int n) { return n * n; } }
            class Pdf { @Parallel static Page render(String upload) { return new Page(1); } }
            class Fonts { @Parallel static void load(Path folder) {} @Parallel static void report() {} }
            class Imports {
                @Parallel static void load(Path folder) {}
                @Parallel static List<Row> read(Path file) { return List.of(); }
            }
            class MDC {
                static Map<String, String> getCopyOfContextMap() { return Map.of(); }
                static void setContextMap(Map<String, String> context) {}
                static void clear() {}
            }
            interface Setter { void set(Map<String, String> carrier, String key, String value); }
            enum MapGetter { INSTANCE }
            @interface Bean { boolean defaultCandidate() default true; }
            interface Propagator {
                void inject(Context context, Map<String, String> carrier, Setter setter);
                Context extract(Context context, Map<String, String> carrier, MapGetter getter);
            }
            interface Propagators { Propagator getTextMapPropagator(); }
            """;

    private static final String CONTEXT = """
            package io.opentelemetry.context;
            public interface Context {
                static Context current() { return null; }
                static Context root() { return null; }
                Scope makeCurrent();
            }
            """;

    private static final String SCOPE = """
            package io.opentelemetry.context;
            public interface Scope { void close(); }
            """;

    @Test
    void theirJavaCompiles() throws IOException {
        List<String> sources = new ArrayList<>(List.of(NAMES, CONTEXT, SCOPE));
        for (Path document : documents()) {
            String name = document.getFileName().toString().replace(".md", "").replace('-', '_');
            String text = Files.readString(document);
            Matcher block = BLOCK.matcher(text);
            while (block.find()) {
                long line = text.substring(0, block.start(1)).lines().count() + 1;
                sources.add(source(name + "_" + line, block.group(1)));
            }
        }
        assertThat(sources).hasSizeGreaterThan(10);
        assertThat(Built.compile(sources.toArray(String[]::new))).succeeded();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** A whole source file, whose first type names it. */
    private static String source(String name, String block) {
        String whole = METHOD_LEFT_OUT.matcher(block).replaceAll("$1 { throw new UnsupportedOperationException(); }");
        whole = LOOP_LEFT_OUT.matcher(whole).replaceAll("{}");
        whole = LINES_LEFT_OUT.matcher(whole).replaceAll("");
        Matcher itsPackage = PACKAGE.matcher(whole);
        if (itsPackage.find()) {
            return itsPackage.replaceFirst(match -> match.group() + " " + IMPORTS);
        }
        if (CLASS.matcher(whole).find()) {
            return "package com.acme." + name + "; " + IMPORTS + "\n" + whole;
        }
        String members = MEMBERS.matcher(whole).find() ? whole : "void run() throws Exception {\n" + whole + "}";
        return "package com.acme; " + IMPORTS + "\nclass " + name + " extends Names {\n" + members + "}\n";
    }
}
