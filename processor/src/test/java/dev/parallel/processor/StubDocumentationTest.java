package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stub's comments are the methods', without what would make javadoc, or javac with doclint, refuse the stub. */
@Timeout(60)
class StubDocumentationTest {

    private static final String TASKS = """
            package p;

            import dev.parallel.Parallel;
            import java.io.IOException;
            import java.util.List;
            import java.util.concurrent.TimeoutException;

            /** Tasks. */
            public final class Tasks {
                private Tasks() {}

                /**
                 * See {@link TimeoutException}, {@link #other(int, List) the other} and {@linkplain List#of()}; {@code {@link x}}
                 * stays, and so does {@code if (a) {
                 *   @Marked b;
                 * }}.
                 *
                 * @param x the {@link List}
                 *     of one
                 * @return x, as {@value #NAME}
                 * @throws IOException never
                 * @see TimeoutException
                 * @since 1
                 */
                @Parallel public static int all(int x) throws IOException { return x; }

                /** A name. */
                public static final String NAME = "name";

                /**
                 * Returns nothing.
                 *
                 * @param x a number
                 * @param y numbers
                 */
                @Parallel public static void other(int x, List<Integer> y) {}

                /** {@return one} */
                @Parallel public static int one() { return 1; }
            }
            """;

    private static String stub() throws IOException {
        Compilation compilation = Built.compile(List.of("-Xlint:all", "-Xdoclint:all/protected", "-Werror"), TASKS);
        assertThat(compilation).succeededWithoutWarnings();
        return compilation
                .generatedSourceFile("p.ParallelTasks")
                .orElseThrow()
                .getCharContent(true)
                .toString();
    }

    @Test
    void linksAreTextAndWhatIsThrownIsLeftOut() throws IOException {
        assertThat(stub()).contains("""
                    /**
                     * See {@code TimeoutException}, the other and {@code List.of()}; {@code {@link x}}
                     * stays, and so does {@code if (a) {
                     *   @Marked b;
                     * }}.
                     *
                     * @param x the {@code List}
                     *     of one
                     * @return x, as {@code NAME}
                     * @since 1
                     */
                """);
    }

    @Test
    void aCallIsReturnedWhereTheMethodReturnsNothing() throws IOException {
        assertThat(stub()).contains("""
                    /**
                     * Returns nothing.
                     *
                     * @param x a number
                     * @param y numbers
                     * @return the call
                     */
                """).contains("{@return one}");
    }

    @Test
    void howACharacterIsEscapedDoesNotEndInTheStub() throws IOException {
        Compilation compilation = Built.compile("""
                package p;
                import dev.parallel.Parallel;
                public class Tasks {
                    /** Replaces \\u005cuXXXX and c:\\\\users. */
                    @Parallel static int one(int x) { return x; }
                }
                """);
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("p.ParallelTasks")
                .contentsAsUtf8String()
                .contains("Replaces &#92;uXXXX and c:\\&#92;users.");
    }

    @Test
    @EnabledForJreRange(minVersion = 23)
    void markdownIsPlainText() throws IOException {
        String source = """
                package p;

                import dev.parallel.Parallel;
                import java.util.List;

                /// Tasks.
                public final class Tasks {
                    private Tasks() {}

                    /// Sums a `List<Integer>` if `a < b && c`, see [List#of()] and {@link List#of()}; `{@code` is */ code.
                    /// ```
                    /// @Parallel Map<String, Integer> x;
                    /// ```
                    /// Then:
                    ///
                    ///     @Override String y;
                    ///
                    /// @param all the <numbers>
                    /// @return the sum
                    /// @throws IllegalStateException never
                    @Parallel public static int sum(List<Integer> all) { return 1; }
                }
                """;
        Compilation compilation = Built.compile(List.of("-Xlint:all", "-Xdoclint:all/protected"), source);
        assertThat(compilation).succeeded();
        assertThat(compilation)
                .generatedSourceFile("p.ParallelTasks")
                .contentsAsUtf8String()
                .contains("""
                    /**
                     * Sums a `List&lt;Integer&gt;` if `a &lt; b &amp;&amp; c`, see [List#of()] and List#of(); `&#123;@code` is *&#47; code.
                     * ```
                     * &#64;Parallel Map&lt;String, Integer&gt; x;
                     * ```
                     * Then:
                     *
                     *    &#64;Override String y;
                     *
                     * @param all the &lt;numbers&gt;
                     * @return the sum
                     */
                """);
    }

    @ParameterizedTest
    @EnabledForJreRange(minVersion = 23)
    @CsvSource(
            delimiter = '|',
            value = {
                "with; {@code @Parallel}, and no others.;;Then. | with;&#64;Parallel, and no others.;;Then.;;@param",
                "with; {@literal @}Parallel.;Then. | with;&#64;Parallel.;Then.;;@param",
                "with `a;@b` and. | with `a;&#64;b` and.;;@param",
                "{@return the {@code List<@Marked String>}} | {@return the List&lt;&#64;Marked String&gt;};;@param",
                "{@return the sum} Then. | {@return the sum} Then.;;@param",
                "The {@systemProperty java.home}{@inheritDoc}, `{@code x}`. | The java.home, `&#123;@code x}`.;;@param",
                "As {@snippet lang=java :;@Marked int x}. | As;&#64;Marked int x.;;@param",
                "```code``` is here. | ```code``` is here.;;@param",
                "~~~ a`b;@Marked;~~~ | ~~~ a`b;&#64;Marked;~~~;;@param",
            })
    void noSentenceOfMarkdownIsLost(String comment, String text) throws IOException {
        Compilation compilation = Built.compile("""
                package p;
                import dev.parallel.Parallel;
                public class Tasks {
                    /// %s
                    ///
                    /// @param a one
                    /// @return the sum
                    @Parallel static int sum(int a) { return a; }
                }
                """.formatted(comment.replace(";", "\n    /// ")));
        assertThat(compilation).succeededWithoutWarnings();
        String stub = compilation
                .generatedSourceFile("p.ParallelTasks")
                .orElseThrow()
                .getCharContent(true)
                .toString();
        assertThat(stub.replaceAll("\\R *\\* *", ";")).contains(text + " a one;@return the sum");
    }
}
