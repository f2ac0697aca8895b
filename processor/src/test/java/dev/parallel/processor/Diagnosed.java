package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** The errors of a compilation that must fail, each looked for at its line. */
final class Diagnosed {

    private final Compilation compilation;
    private final String[] sources;

    private Diagnosed(Compilation compilation, String[] sources) {
        this.compilation = compilation;
        this.sources = sources;
    }

    /** Compiles as far as the compiler can; exactly that number of errors is expected, follow-up errors included. */
    static Diagnosed of(int errors, String... sources) {
        Compilation compilation = Built.compile(List.of("--should-stop=ifError=FLOW"), sources);
        assertThat(compilation).failed();
        assertThat(compilation).hadErrorCount(errors);
        return new Diagnosed(compilation, sources);
    }

    /** Asserts an error with that text in the line of the first source that contains the marker. */
    Diagnosed at(String marker, String text) {
        return at(0, marker, text);
    }

    Diagnosed at(int source, String marker, String text) {
        long line =
                sources[source].substring(0, indexOf(source, marker)).lines().count();
        String file = Built.files(sources[source]).get(0).getName();
        for (Diagnostic<? extends JavaFileObject> error : compilation.errors()) {
            if (error.getMessage(null).contains(text)
                    && error.getLineNumber() == line
                    && error.getSource().getName().equals(file)) {
                return this;
            }
        }
        assertThat(compilation.errors().stream()
                        .map(error -> error.getSource().getName() + ":" + error.getLineNumber() + ": "
                                + error.getMessage(null))
                        .toList())
                .as("an error in line %s of %s", line, file)
                .containsExactly(text);
        return this;
    }

    private int indexOf(int source, String marker) {
        int index = sources[source].indexOf(marker);
        assertThat(index).as("the marker " + marker).isNotNegative();
        return index + 1;
    }
}
