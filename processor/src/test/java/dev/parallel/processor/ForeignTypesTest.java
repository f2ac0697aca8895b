package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.parallel.processor.foreign.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ForeignTypesTest {

    @Test
    void typesFromOtherJarsAreCodedInsideWhatUsesThem() throws Throwable {
        Built built = Built.of("""
                package p;
                import dev.parallel.Parallel;
                import dev.parallel.processor.foreign.Money;
                import java.util.List;
                public class Tasks {
                    record Bill(Money money, Money.Box<Money> boxes) {}
                    record MoneyCodec(int n) {}
                    @Parallel static Money money(Money money) { return money; }
                    @Parallel static Bill bill(Money money) { return new Bill(money, new Money.Box<>(money, new Money.Box<>(null, null))); }
                    @Parallel static List<Money.Payment> payments(Money.Payment a, MoneyCodec b) { return List.of(a, new Money.Card("1")); }
                }
                """);
        Money money = new Money(5, new Money.Currency("EUR"), new Money(1, null, null));
        assertThat(built.run("p.ParallelTasks", "money", money)).isEqualTo(money);
        assertThat(built.run("p.ParallelTasks", "bill", money).toString()).contains("boxes=Box[content=Money[cents=5");
        assertThat(built.run("p.ParallelTasks", "payments", new Money.Cash(money), null))
                .isEqualTo(List.of(new Money.Cash(money), new Money.Card("1")));
        assertThat(built.generated())
                .containsExactly(
                        "p/ParallelTasks.java",
                        "p/Tasks_BillParallelCodec.java",
                        "p/Tasks_MoneyCodecParallelCodec.java");
    }

    @Test
    void aCodecThatAnEarlierCompilationMadeIsUsed(@TempDir Path folder) throws Exception {
        Library library = new Library(folder, """
                package lib;
                import dev.parallel.Parallel;
                public class Library {
                    public record Item(int n) {}
                    public record Pair<A>(A a, A b) {}
                    @Parallel public static Pair<Item> item(Item item) { return new Pair<>(item, item); }
                }
                """);
        Compilation user = library.compile("""
                        package p;
                        import dev.parallel.Parallel;
                        import lib.Library.*;
                        public class Tasks {
                            record Mine(Item item) {}
                            @Parallel static Pair<Mine> pair(Item item) { return null; }
                        }
                        """);
        assertThat(user).succeededWithoutWarnings();
        assertThat(user)
                .generatedSourceFile("p.ParallelTasks")
                .contentsAsUtf8String()
                .contains("Library_PairParallelCodec.of(Tasks_MineParallelCodec.INSTANCE)");
        assertThat(user)
                .generatedSourceFile("p.Tasks_MineParallelCodec")
                .contentsAsUtf8String()
                .contains("Library_ItemParallelCodec.INSTANCE");
        assertThat(user.generatedSourceFiles()).hasSize(2);
    }

    @Test
    void aTypeThatACompiledClassLacksIsToldWhereItIsUsed(@TempDir Path folder) throws IOException {
        Library library = new Library(
                        folder,
                        "package missing;\npublic record Dep(int n) {}",
                        "package lib;\npublic record Item(int n, java.util.List<missing.Dep[]> all) {}",
                        "package lib;\npublic record Good(int n) {}")
                .without("missing/Dep.class");
        Compilation user = library.compile("""
                package p;
                import dev.parallel.Parallel;
                public class Tasks {
                    record Mine(lib.Item item) {}
                    @Parallel static int right(lib.Good good) { return 1; }
                    @Parallel static int wrong(
                        Mine mine) { return 1; }
                    Object use = ParallelTasks.right;
                }
                """);
        assertThat(user).hadErrorCount(1);
        assertThat(user)
                .hadErrorContaining(
                        "[parallel:type] parameter mine: lib.Item cannot travel (at Mine.item.all): it was compiled"
                                + " with missing.Dep, which is not on the class path. Way out: add that dependency, or name a"
                                + " codec for it: @Parallel.Codecs(MyCodecs.class) with a static Codec<Item>, made by Codec.via(...).")
                .inFile(Built.files("package p;\nclass Tasks {}").get(0))
                .onLine(7);
        assertThat(user).hadWarningCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Item", "Thing", "java.util.List<Item>"})
    void aTypeWhoseSupertypeIsMissingIsTold(String type, @TempDir Path folder) throws IOException {
        Library library = new Library(
                        folder,
                        "package missing;\npublic interface Dep {}",
                        "package lib;\npublic record Item(int n) implements missing.Dep {}",
                        "package lib;\npublic class Thing implements missing.Dep { public final int n; public Thing(int n) { this.n = n; } }",
                        "package lib;\npublic record Good(int n) {}")
                .without("missing/Dep.class");
        Compilation user = library.compile("""
                package p;
                import dev.parallel.Parallel;
                import lib.*;
                public class Tasks {
                    @Parallel static int right(Good good) { return 1; }
                    @Parallel static int wrong(
                        %s thing) { return 1; }
                    Object use = ParallelTasks.right;
                }
                """.formatted(type));
        assertThat(user).hadErrorCount(1);
        assertThat(user)
                .hadErrorContaining(
                        "it was compiled with missing.Dep, which is not on the class path. Way out: add that dependency")
                .inFile(Built.files("package p;\nclass Tasks {}").get(0))
                .onLine(7);
    }

    @Test
    void theCodecOfAnotherTypeIsNotTakenByItsName(@TempDir Path folder) throws Exception {
        Library library = new Library(
                folder,
                "package lib;\npublic class A { public record B(int n) {} public record C<T>(T t) {} }",
                "package lib;\npublic record A_B(String text) {}",
                "package lib;\npublic record A_C<T>(String text, T t) {}",
                """
                package lib;
                public class Library {
                    @dev.parallel.Parallel public static A_B same(A_B text, A_C<A_B> other) { return text; }
                }
                """);
        Compilation user = library.compile("""
                package p;
                import dev.parallel.Parallel;
                import lib.*;
                public class Tasks {
                    @Parallel static A.B number(A.B number, A.C<A_B> other) { return number; }
                    @Parallel static A_B text(A_B text, A_C<String> other) { return text; }
                }
                """);
        assertThat(user).succeededWithoutWarnings();
        assertThat(user)
                .generatedSourceFile("p.ParallelTasks")
                .contentsAsUtf8String()
                .contains("A_BParallelCodec.INSTANCE");
        assertThat(user)
                .generatedSourceFile("p.ParallelTasks")
                .contentsAsUtf8String()
                .contains("A_CParallelCodec.of(");
    }
}
