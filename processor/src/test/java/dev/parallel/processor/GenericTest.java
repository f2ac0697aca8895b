package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GenericTest {

    private static final Built BUILT = Built.of("""
            package p;
            import dev.parallel.Parallel;
            import java.util.*;
            public class Tasks {
                record Node<T>(T value, Node<T> next) {}
                record Tree<T extends Comparable<T>>(T value, List<? extends Tree<T>> children, Node<Tree<T>> more) {}
                record Ping<A>(A a, Pong<A> pong) {}
                record Pong<B>(B b, Ping<B> ping) {}
                record Pair<A, B>(A first, B second, Pair<B, A> swapped, Optional<A>[] rest) {}
                record Codecs<codecOfT>(codecOfT codecOfcodecOfT, int codecOfT) {}

                @Parallel static String node(Node<String> node) { return node.toString(); }
                @Parallel static Tree<Integer> tree(int depth) {
                    return depth == 0 ? null
                        : new Tree<>(depth, List.of(tree(depth - 1) == null ? new Tree<>(0, List.of(), null) : tree(depth - 1)),
                            new Node<>(null, null));
                }
                @Parallel static Ping<String> ping() {
                    return new Ping<>("a", new Pong<>("b", new Ping<>("c", new Pong<>("d", null))));
                }
                @Parallel static Node<Node<? extends List<int[]>>> wild(Node<Node<? extends List<int[]>>> node) { return node; }
                @Parallel static Pair<String, Integer> pair(int x) {
                    return new Pair<>("a", 1, new Pair<>(2, "b", null, null), null);
                }
                @Parallel static Codecs<String> codecs() { return new Codecs<>("x", 1); }
                @Parallel static Node<String> first(Node<String> a, Node<Integer> b) { return a; }
                @SafeVarargs @Parallel static int count(Node<String>... nodes) { return nodes.length; }
            }
            """);

    @Test
    void genericRecordsTravelWithTheCodecsOfTheirArguments() throws Throwable {
        var constructor = BUILT.type("p.Tasks$Node").getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object node = constructor.newInstance("a", constructor.newInstance(null, null));
        assertThat(BUILT.run("p.ParallelTasks", "node", node))
                .isEqualTo("Node[value=a, next=Node[value=null, next=null]]");
        assertThat(BUILT.run("p.ParallelTasks", "first", node, null)).isEqualTo(node);
        Object inner = constructor.newInstance(java.util.List.of(), null);
        Object outer = constructor.newInstance(inner, null);
        assertThat(BUILT.run("p.ParallelTasks", "wild", outer)).isEqualTo(outer);
    }

    @Test
    void recursionThroughOtherTypesTravels() throws Throwable {
        assertThat(BUILT.run("p.ParallelTasks", "tree", 2).toString())
                .contains("value=2")
                .contains("value=1");
        assertThat(BUILT.run("p.ParallelTasks", "ping"))
                .hasToString("Ping[a=a, pong=Pong[b=b, ping=Ping[a=c, pong=Pong[b=d, ping=null]]]]");
        assertThat(BUILT.run("p.ParallelTasks", "pair", 1))
                .hasToString(
                        "Pair[first=a, second=1, swapped=Pair[first=2, second=b, swapped=null, rest=null], rest=null]");
        assertThat(BUILT.run("p.ParallelTasks", "codecs")).hasToString("Codecs[codecOfcodecOfT=x, codecOfT=1]");
    }
}
