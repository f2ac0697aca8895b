package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the compiler tells of declared exceptions that lose something. */
@Timeout(60)
class ExceptionNotesTest {

    private static final String INSTEAD =
            "; what a caller must be able to read is better returned, as a record or a sealed interface";

    /** The note of the line that declares the only task; empty if there is none. */
    private static String note(String members) {
        String source = """
                package p;
                import dev.parallel.Parallel;
                @SuppressWarnings("serial")
                public class Tasks {
                    static class E extends Exception {
                %s
                    }
                    @Parallel static void fail(int n) throws E {}
                }
                """.formatted(members.indent(8));
        Compilation compilation = Built.compile(List.of("-Xlint:all,-try", "-Werror"), source);
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
        long line = source.substring(0, source.indexOf("@Parallel")).lines().count();
        assertThat(compilation.notes())
                .allSatisfy(note -> assertThat(note.getLineNumber()).isEqualTo(line));
        return String.join(
                "\n",
                compilation.notes().stream().map(note -> note.getMessage(null)).toList());
    }

    @Test
    void nothingIsToldOfWhatArrives() {
        assertThat(note("""
                final int code;
                private final String text;
                E(String message) { this(message, 0); }
                E(String message, int code) { super(message); this.code = code; text = "code " + code; }
                """)).isEmpty();
    }

    @Test
    void annotationsOfTypesDoNotHideAConstructor() {
        assertThat(note("""
                @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) @interface Maybe {}
                E(@Maybe String text, @Maybe Throwable reason) { super(text, reason); }
                """)).isEmpty();
        assertThat(note("""
                @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE) @interface Maybe {}
                <T extends @Maybe Throwable> E(@Maybe T reason) { super(reason); }
                """)).isEmpty();
    }

    @Test
    void aParameterWithoutAnAccessorIsNamed() {
        assertThat(note("""
                private final int code;
                E(String message) { this(message, 0); }
                E(String message, int code) { super(message); this.code = code; }
                """))
                .isEqualTo(
                        "[parallel:exception] p.Tasks.E comes back without the values of its fields (code): it is made again"
                                + " with its message" + INSTEAD
                                + ". Its constructor E(java.lang.String message, int code) cannot be called: E has no accessor for its"
                                + " constructor's parameter int code: neither code(), getCode(), isCode() nor a field code of that type"
                                + " is accessible from p.ParallelTasks. Way out: add one");
    }

    @Test
    void aTextThatMayBeTheMessageIsAskedFor() {
        assertThat(note("""
                final int code;
                E(String reason, int code) { super(reason); this.code = code; }
                """))
                .startsWith("[parallel:exception] p.Tasks.E comes back as a RemoteException that names it")
                .contains("E has no accessor for its constructor's parameter java.lang.String reason")
                .endsWith("Way out: add one, or call the parameter message if it is the message");
    }

    @Test
    void aCauseAmongSeveralIsAskedFor() {
        assertThat(note("E(Throwable first, Throwable second) { super(first); }"))
                .contains("parameter java.lang.Throwable first")
                .endsWith("Way out: add one, or call the parameter cause if it is the cause");
    }

    @Test
    void aTypeThatCannotTravelIsNamedWithTheWayOut() {
        assertThat(note("""
                final Thread thread;
                final int code;
                E(Thread thread, int code) { this.thread = thread; this.code = code; }
                E(int code) { this(null, code); }
                """))
                .isEqualTo(
                        "[parallel:exception] p.Tasks.E comes back without the values of its fields (thread): it is made again"
                                + " with E(int code)" + INSTEAD
                                + ". Its constructor E(java.lang.Thread thread, int code) cannot be called: its parameter thread:"
                                + " java.lang.Thread cannot travel: it belongs to the process that made it. Way out: pass the data that"
                                + " the task needs, and start threads within the task");
    }

    @Test
    void aPathLeadsToWhatCannotTravel() {
        assertThat(note("""
                record Place(String name, java.io.InputStream in) {}
                final Place place;
                E(Place place) { this.place = place; }
                """))
                .contains(
                        "its parameter place: java.io.InputStream cannot travel (at Place.in): it is an open resource");
    }

    @Test
    void severalConstructorsThatCarryAsMuchAreNotChosenFrom() {
        assertThat(note("""
                final int code;
                final String path;
                E(String message, int code) { super(message); this.code = code; path = null; }
                E(String message, String path) { super(message); this.path = path; code = 0; }
                """))
                .contains("comes back as a RemoteException that names it")
                .endsWith(
                        "Its constructors E(java.lang.String message, int code) and E(java.lang.String message, java.lang.String"
                                + " path) carry as many values as each other, and nothing says which one counts. Way out: add"
                                + " one that takes all of them");
    }

    @Test
    void aTransientFieldIsLostIfAConstructorTakesIt() {
        assertThat(note("""
                private final transient Object scratch = new Object();
                E(String message) { super(message); }
                """)).isEmpty();
        assertThat(note("""
                final transient Thread thread;
                E(String message) { this(message, null); }
                E(String message, Thread thread) { super(message); this.thread = thread; }
                """))
                .contains("comes back without the values of its fields (thread): it is made again with its message")
                .contains("its parameter thread: java.lang.Thread cannot travel");
    }

    @Test
    void aFieldThatIsSetLaterIsLost() {
        assertThat(note("""
                final int code;
                String detail;
                E(int code) { this.code = code; }
                """))
                .isEqualTo(
                        "[parallel:exception] p.Tasks.E comes back without the values of its fields (detail): it is made"
                                + " again with E(int code)" + INSTEAD);
    }

    @Test
    void aConstructorThatThrowsIsNotCalled() {
        assertThat(note("""
                final int code;
                E(int code) throws java.io.IOException { this.code = code; }
                """))
                .endsWith(
                        "Its constructor E(int code) cannot be called: it throws the checked exception java.io.IOException");
    }

    @Test
    void nobodyChangesAnExceptionThatIsCompiled(@TempDir Path folder) throws IOException {
        Library library = new Library(folder, """
                package lombok;
                public @interface Generated {}
                """, """
                package lib;
                public class Worn extends Exception {
                    private int code;
                    public Worn(String message) { super(message); }
                    @lombok.Generated public int getCode() { return code; }
                    @lombok.Generated public void setCode(int code) { this.code = code; }
                }
                """);
        Compilation compilation = library.compile("""
                package p;
                import dev.parallel.Parallel;
                public class Tasks {
                    @Parallel static void fail(int n) throws lib.Worn {}
                }
                """);
        // Of a stub that waited for the last round the compiler warns.
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation).hadNoteContaining("lib.Worn comes back without the values of its fields (code)");
    }
}
