package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireBytes;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Sources that were compiled with the processor, strictly and without a warning, and can be run. */
final class Built {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern MODULE = Pattern.compile("(?m)^module ");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:@.*\\s)?(?:public |final |abstract |sealed |non-sealed )*"
                    + "(?:class|record|interface|enum|@interface) (\\w+)");

    private final Compilation compilation;
    private final ClassLoader loader;

    private Built(Compilation compilation) {
        this.compilation = compilation;
        this.loader = new MemoryLoader(compilation);
    }

    /** Compiles sources that must be right; each begins with its package, and its first type names its file. */
    static Built of(String... sources) {
        Compilation compilation = compile(List.of("-Xlint:all", "-Werror"), sources);
        assertThat(compilation).succeededWithoutWarnings();
        return new Built(compilation);
    }

    /** What a compilation with further processors gave. */
    static Built of(Compilation compilation) {
        return new Built(compilation);
    }

    /** Compiles sources, which may be wrong. */
    static Compilation compile(String... sources) {
        return compile(List.of(), sources);
    }

    static Compilation compile(List<String> options, String... sources) {
        return Compiler.javac()
                .withProcessors(new ParallelProcessor())
                .withOptions(options.toArray())
                .compile(files(sources));
    }

    static List<JavaFileObject> files(String... sources) {
        List<JavaFileObject> files = new ArrayList<>();
        for (String source : sources) {
            files.add(JavaFileObjects.forSourceString(nameOf(source), source));
        }
        return files;
    }

    /** The qualified name of a source's first type. */
    static String nameOf(String source) {
        Matcher packageName = PACKAGE.matcher(source);
        Matcher type = TYPE.matcher(source);
        if (MODULE.matcher(source).find()) {
            return "module-info";
        }
        if (!type.find()) {
            throw new IllegalArgumentException("no type in:\n" + source);
        }
        return packageName.find() ? packageName.group(1) + "." + type.group(1) : type.group(1);
    }

    Compilation compilation() {
        return compilation;
    }

    /** A generated or compiled class. */
    Class<?> type(String name) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("not compiled: " + name, e);
        }
    }

    /** The names of the generated source files, for example {@code p/ParallelX.java}. */
    List<String> generated() {
        return compilation.generatedSourceFiles().stream()
                .map(file -> file.getName().replaceFirst("^/?SOURCE_OUTPUT/", ""))
                .sorted()
                .toList();
    }

    @SuppressWarnings("unchecked") // a test knows the types of its own method
    TaskMethod<Object, Object> task(String stub, String name) {
        TaskMethod<?, ?> found = Stubs.find(type(stub), name);
        if (found == null) {
            throw new AssertionError("no task " + name + " in " + stub);
        }
        return (TaskMethod<Object, Object>) found;
    }

    /** Runs a task as a worker would: everything goes through bytes, which must be used up. */
    Object run(String stub, String name, Object... arguments) throws Throwable {
        TaskMethod<Object, Object> task = task(stub, name);
        boolean single = task.descriptor().parameters().size() == 1;
        WireWriter out = new WireWriter(false);
        task.writeArguments(single ? arguments[0] : arguments, out);
        WireReader in = reader(out);
        Object received = task.readArguments(in);
        if (in.remaining() != 0) {
            throw new AssertionError(in.remaining() + " bytes of the arguments were not read");
        }
        Object result = task.invoke(received);
        task.writeResult(result, out);
        in = reader(out);
        Object answer = task.readResult(in);
        if (in.remaining() != 0) {
            throw new AssertionError(in.remaining() + " bytes of the result were not read");
        }
        return answer;
    }

    private static WireReader reader(WireWriter out) {
        WireBytes bytes = out.take();
        return bytes.reader(0, bytes.size());
    }

    /** Defines the classes of a compilation. */
    private static final class MemoryLoader extends ClassLoader {

        private final Map<String, byte[]> classes = new HashMap<>();

        MemoryLoader(Compilation compilation) {
            super(Built.class.getClassLoader());
            for (JavaFileObject file : compilation.generatedFiles()) {
                if (file.getKind() == JavaFileObject.Kind.CLASS) {
                    String name = file.getName()
                            .replaceFirst("^/?" + StandardLocation.CLASS_OUTPUT + "/", "")
                            .replaceFirst("\\.class$", "")
                            .replace('/', '.');
                    try (InputStream in = file.openInputStream()) {
                        classes.put(name, in.readAllBytes());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
