package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SealedTest {

    private static final Built BUILT = Built.of("""
            package p;
            import dev.parallel.Parallel;
            import java.util.*;
            public class Tasks {
                public sealed interface Shape permits Circle, Polygon, Kind, Blank {}
                public record Circle(double radius) implements Shape {}
                public abstract static sealed class Polygon implements Shape permits Square, Named {}
                public static final class Square extends Polygon {
                    private final double side;
                    Square(double side) { this.side = side; }
                    double getSide() { return side; }
                    @Override public String toString() { return "Square " + side; }
                }
                public static final class Named extends Polygon {
                    final String name; final boolean filled;
                    Named(String name, boolean filled) { this.name = name; this.filled = filled; }
                    public boolean isFilled() { return filled; }
                    @Override public String toString() { return "Named " + name + filled; }
                }
                public enum Kind implements Shape { NONE }
                public record Blank() implements Shape {}

                sealed interface Result<T> {}
                record Ok<U>(U value) implements Result<U> {}
                record Wrong<T>(String why, Result<T> first) implements Result<T> {}
                record Count(int n) implements Result<Integer> {}

                @Parallel static List<Shape> shapes() {
                    return Arrays.asList(new Circle(1), new Square(2), new Named("n", true), Kind.NONE, new Blank(), null);
                }
                @Parallel static String all(List<? extends Shape> shapes) { return shapes.toString(); }
                @Parallel static List<Result<Integer>> results() {
                    return List.of(new Ok<>(1), new Wrong<>("w", new Ok<>(null)), new Count(3));
                }
            }
            """);

    @Test
    void everySubtypeTravelsAsItself() throws Throwable {
        assertThat(BUILT.run("p.ParallelTasks", "shapes"))
                .hasToString("[Circle[radius=1.0], Square 2.0, Named ntrue, NONE, Blank[], null]");
    }

    @Test
    void genericSealedTypesPassTheirArgumentsOn() throws Throwable {
        assertThat(BUILT.run("p.ParallelTasks", "results"))
                .hasToString("[Ok[value=1], Wrong[why=w, first=Ok[value=null]], Count[n=3]]");
    }

    @Test
    void typeArgumentsWithinTheirBoundsTravel() throws Throwable {
        Built built = Built.of("""
                package p;
                import dev.parallel.Parallel;
                import java.lang.annotation.*;
                import java.util.*;
                public class Bounds {
                    @Target(ElementType.TYPE_USE) @interface Maybe {}
                    sealed interface Expr<T extends Number> {}
                    record Num<N extends Number>(N value) implements Expr<@Maybe N> {}
                    record Sum<A extends Number & java.io.Serializable>(List<? extends Expr<? extends A>> all) {}
                    sealed interface Option<T extends Comparable<? super T>> {}
                    record Some<S extends Comparable<? super S>>(S value) implements Option<S> {}
                    record None<T extends Comparable<? super T>>() implements Option<@Maybe T> {}
                    record Best<T extends Comparable<T>, C extends Collection<? extends Option<T>>>(C all) {}
                    enum Colour { RED }
                    record Of<E extends Enum<E>>(E value) {}
                    @Parallel static List<Expr<? extends Integer>> nums() { return List.of(new Num<>(1)); }
                    @Parallel static Sum<Integer> sum() { return new Sum<>(nums()); }
                    @Parallel static Best<String, List<? extends Option<String>>> best() {
                        return new Best<>(List.of(new Some<>("a"), new None<>()));
                    }
                    @Parallel static Of<? extends Colour> of() { return new Of<>(Colour.RED); }
                }
                """);
        assertThat(built.run("p.ParallelBounds", "nums")).hasToString("[Num[value=1]]");
        assertThat(built.run("p.ParallelBounds", "sum")).hasToString("Sum[all=[Num[value=1]]]");
        assertThat(built.run("p.ParallelBounds", "best")).hasToString("Best[all=[Some[value=a], None[]]]");
        assertThat(built.run("p.ParallelBounds", "of")).hasToString("Of[value=RED]");
    }

    @Test
    void classesAreReadThroughTheirAccessors() throws Throwable {
        Built built = Built.of("""
                package p;
                import dev.parallel.Parallel;
                public class Beans {
                    public static class Base { public String getName() { return "n"; } }
                    public static class Bean<T> extends Base {
                        private final T item;
                        public Bean(String name, T item) { this.item = item; }
                        private Bean() { this(null, null); }
                        public T item() { return item; }
                    }
                    static final class Sub extends Bean<String> { Sub() { super("s", "t"); } }
                    @Parallel static Bean<String> bean(boolean sub) { return sub ? new Sub() : new Bean<>("n", "item"); }
                    @Parallel static String show(Bean<String> bean) { return bean.getName() + bean.item(); }
                }
                """);
        assertThat(built.run("p.ParallelBeans", "show", built.run("p.ParallelBeans", "bean", false)))
                .isEqualTo("nitem");
        assertThatThrownBy(() -> built.run("p.ParallelBeans", "bean", true))
                .hasMessageContaining("declared as p.Beans.Bean is of the subclass p.Beans$Sub");
    }
}
