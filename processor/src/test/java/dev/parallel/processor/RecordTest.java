package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.Codec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecordTest {

    private static final Built BUILT = Built.of("""
            package p;
            import dev.parallel.Parallel;
            import java.util.List;
            public class Tasks {
                @Parallel public static String text(Order order) { return order.toString(); }
                @Parallel public static Order same(Order order) { return order; }
                @Parallel static Chain chain(int length) {
                    Chain chain = null;
                    for (int i = 0; i < length; i++) { chain = new Chain(i, chain); }
                    return chain;
                }
                @Parallel static Odd odd(Odd odd) { return odd; }
                @Parallel static Checked checked(int n) { return Checked.MADE; }
                @Parallel static Empty empty(Empty[] empty) { return empty[0]; }
                @Parallel static q.Far far(q.Far far) { return far; }
                record Chain(int n, Chain next) {}
                record Odd(int in, long value, String out, boolean e, List<Odd> codecs) {}
                record Empty() {}
                record Checked(int n) {
                    static final Checked MADE = new Checked(1);
                    static boolean closed;
                    public Checked {
                        if (closed) { throw new IllegalArgumentException("n = " + n + " is refused"); }
                        closed = true;
                    }
                }
            }
            """, """
            package p;
            import java.util.List;
            public record Order(long id, Customer customer, List<Item> items, int[] counts, Boolean open) {
                public record Item(String name, Order parent) {}
            }
            """, """
            package p;
            record Customer(String name, char sign) {}
            """, """
            package q;
            public record Far(int n) {}
            """);

    @Test
    void nestedRecordsTravel() throws Throwable {
        Object order = BUILT.run("p.ParallelTasks", "same", order());
        assertThat(order.toString())
                .startsWith("Order[id=5, customer=Customer[name=Ann, sign=x], items=[Item[name=a, parent=null], null]");
        assertThat((String) BUILT.run("p.ParallelTasks", "text", order))
                .contains("customer=Customer[name=Ann, sign=x]");
    }

    private static Object order() throws ReflectiveOperationException {
        Class<?> customerType = BUILT.type("p.Customer");
        var customers = customerType.getDeclaredConstructors()[0];
        customers.setAccessible(true);
        Object item = BUILT.type("p.Order$Item").getConstructors()[0].newInstance("a", null);
        List<Object> items = new java.util.ArrayList<>();
        items.add(item);
        items.add(null);
        return BUILT.type("p.Order")
                .getConstructors()[0]
                .newInstance(5L, customers.newInstance("Ann", 'x'), items, new int[] {1, 2}, null);
    }

    @Test
    void recursiveRecordsTravel() throws Throwable {
        assertThat(BUILT.run("p.ParallelTasks", "chain", 3))
                .hasToString("Chain[n=2, next=Chain[n=1, next=Chain[n=0, next=null]]]");
    }

    @Test
    void componentNamesDoNotClashWithGeneratedOnes() throws Throwable {
        var constructor = BUILT.type("p.Tasks$Odd").getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object odd = constructor.newInstance(1, 2L, "3", true, List.of());
        assertThat(BUILT.run("p.ParallelTasks", "odd", odd)).isEqualTo(odd);
    }

    @Test
    void packagesWithTheNamesOfVariablesTravel() throws Throwable {
        String item = "package %s;\npublic record Item(int n) {}";
        Built built = Built.of(
                """
                package p;
                import dev.parallel.Parallel;
                import java.util.List;
                public class Tasks {
                    record Two(in.a.Item x, in.b.Item y, List<in.b.Item> all) {}
                    record Named(org.a.Item x, int org, org.b.Item y) {}
                    record Pair<T>(T first, org.b.Item y, org.a.Item org) {}
                    sealed interface Either permits One, Other {}
                    record One(out.a.Item out) implements Either {}
                    record Other(tag.a.Item value, value.a.Item tag) implements Either {}
                    @Parallel static Two two(in.a.Item x, in.b.Item y) { return new Two(x, y, List.of(y)); }
                    @Parallel static Named named(org.a.Item x, org.b.Item y) { return new Named(x, 1, y); }
                    @Parallel static Pair<String> pair(org.a.Item x, org.b.Item y) { return new Pair<>("a", y, x); }
                    @Parallel static Either either(out.a.Item x) { return new One(x); }
                    @Parallel static Either other(arguments.a.Item x) { return new Other(new tag.a.Item(1), new value.a.Item(2)); }
                    @Parallel static result.a.Item result() { return new result.a.Item(3); }
                }
                """,
                item.formatted("in.a"),
                item.formatted("in.b"),
                item.formatted("org.a"),
                item.formatted("org.b"),
                item.formatted("out.a"),
                item.formatted("tag.a"),
                item.formatted("value.a"),
                item.formatted("arguments.a"),
                item.formatted("result.a"));
        assertThat(built.run("p.ParallelTasks", "two", make(built, "in.a.Item"), make(built, "in.b.Item")))
                .hasToString("Two[x=Item[n=5], y=Item[n=5], all=[Item[n=5]]]");
        assertThat(built.run("p.ParallelTasks", "named", make(built, "org.a.Item"), make(built, "org.b.Item")))
                .hasToString("Named[x=Item[n=5], org=1, y=Item[n=5]]");
        assertThat(built.run("p.ParallelTasks", "pair", make(built, "org.a.Item"), make(built, "org.b.Item")))
                .hasToString("Pair[first=a, y=Item[n=5], org=Item[n=5]]");
        assertThat(built.run("p.ParallelTasks", "either", make(built, "out.a.Item")))
                .hasToString("One[out=Item[n=5]]");
        assertThat(built.run("p.ParallelTasks", "other", make(built, "arguments.a.Item")))
                .hasToString("Other[value=Item[n=1], tag=Item[n=2]]");
        assertThat(built.run("p.ParallelTasks", "result")).hasToString("Item[n=3]");
    }

    private static Object make(Built built, String record) throws ReflectiveOperationException {
        return built.type(record).getConstructors()[0].newInstance(5);
    }

    @Test
    void recordsOfOtherPackagesAndWithoutComponentsTravel() throws Throwable {
        Object far = BUILT.type("q.Far").getConstructors()[0].newInstance(3);
        assertThat(BUILT.run("p.ParallelTasks", "far", far)).isEqualTo(far);
        var empties = BUILT.type("p.Tasks$Empty").getDeclaredConstructors()[0];
        empties.setAccessible(true);
        Object[] array = (Object[]) java.lang.reflect.Array.newInstance(BUILT.type("p.Tasks$Empty"), 1);
        array[0] = empties.newInstance();
        assertThat(BUILT.run("p.ParallelTasks", "empty", (Object) array)).isEqualTo(array[0]);
    }

    @Test
    void aConstructorThatThrowsIsNamedWithItsReason() {
        assertThatThrownBy(() -> BUILT.run("p.ParallelTasks", "checked", 1))
                .isInstanceOf(dev.parallel.spi.WireException.class)
                .hasMessageContaining("p.Tasks.Checked cannot be made again")
                .hasMessageContaining("n = 1 is refused")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachSourceTypeHasOneCodecBesideItWithItsVisibility() {
        assertThat(BUILT.generated())
                .contains(
                        "p/CustomerParallelCodec.java",
                        "p/OrderParallelCodec.java",
                        "p/Order_ItemParallelCodec.java",
                        "p/ParallelTasks.java",
                        "p/Tasks_ChainParallelCodec.java",
                        "q/FarParallelCodec.java");
        assertThat(BUILT.type("p.OrderParallelCodec").getModifiers() & java.lang.reflect.Modifier.PUBLIC)
                .isNotZero();
        assertThat(BUILT.type("p.CustomerParallelCodec").getModifiers() & java.lang.reflect.Modifier.PUBLIC)
                .isZero();
    }

    @Test
    void codecsAreFoundByTheirClass() {
        assertThat(Codec.of(BUILT.type("p.Order"))).isNotNull();
    }

    @Test
    void whatIsStaticWithinAnInnerClassIsNoInnerClass() throws Throwable {
        Built built = Built.of("""
                package p;
                import dev.parallel.Parallel;
                public class Outer<T> {
                    public class Inner {
                        record Pair(int n, Kind kind) {}
                        enum Kind { ONE }
                        static class Tasks {
                            @Parallel static String text(Pair pair) { return pair.toString(); }
                            @Parallel static Pair pair(int n) { return new Pair(n, Kind.ONE); }
                        }
                    }
                }
                """);
        Object pair = built.run("p.ParallelOuter_Inner_Tasks", "pair", 1);
        assertThat(built.run("p.ParallelOuter_Inner_Tasks", "text", pair)).isEqualTo("Pair[n=1, kind=ONE]");
    }
}
