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
