package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What classes hold beside what their constructors take. */
@Timeout(60)
class ClassStateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Account | p.Tasks.Account cannot travel: it has fields that its constructor does not take, and whose values"
                        + " would be lost: owner, limit. Way out: take them in the constructor, or mark as transient what can"
                        + " be computed anew, or name a codec for it",
                "Request | p.Tasks.Request cannot travel: it has fields that its constructor does not take, and whose values"
                        + " would be lost: notes. Way out",
                "Point | would be lost: x, y. Way out",
                "java.util.List<Account> | would be lost: owner, limit. Way out",
                "dev.parallel.processor.foreign.Counter | would be lost: count. Way out",
            })
    void fieldsThatTheConstructorDoesNotTakeAreRefused(String type, String message) {
        Diagnosed.of(1, """
                        package p;
                        import dev.parallel.Parallel;
                        import java.util.*;
                        public class Tasks {
                            static class Account {
                                private final int id;
                                private String owner;
                                protected int limit;
                                Account(int id) { this.id = id; }
                                int getId() { return id; }
                            }
                            static class Base {
                                private List<String> notes = new ArrayList<>();
                                void note(String text) { notes.add(text); }
                            }
                            static final class Request extends Base {
                                final int id;
                                Request(int id) { this.id = id; }
                            }
                            @SuppressWarnings("serial")
                            static final class Point extends java.awt.Point {
                                final String name;
                                Point(String name) { this.name = name; }
                            }
                            @Parallel static void wrong(
                                %s marked) {}
                        }
                        """.formatted(type)).at("marked", message);
    }

    @ParameterizedTest
    @CsvSource({"Derived", "Cached", "Renamed", "Bean", "Named", "Watched", "Figure", "Entry"})
    void classesThatHoldNothingBesideTravel(String type) throws Throwable {
        Built built = Built.of("""
                package p;
                import dev.parallel.Parallel;
                import java.util.*;
                public class Tasks {
                    static final class Derived {
                        private final String text; private final int length;
                        Derived(String text) { this.text = text; length = text.length(); }
                        String text() { return text; }
                        @Override public String toString() { return text + length; }
                    }
                    static final class Cached {
                        static int made;
                        private final String text; private transient int length;
                        Cached(String text) { this.text = text; }
                        String text() { return text; }
                        @Override public String toString() { length = text.length(); return text + length; }
                    }
                    static final class Renamed {
                        private String mText; private List<Integer> more;
                        Renamed(String text, Collection<Integer> all) { mText = text; more = List.copyOf(all); }
                        String text() { return mText; }
                        List<Integer> all() { return more; }
                        @Override public String toString() { return mText + more.get(0); }
                    }
                    static final class Bean {
                        private boolean isOpen; private String getText;
                        Bean(boolean open, String text) { isOpen = open; getText = text; }
                        boolean isOpen() { return isOpen; }
                        String getText() { return getText; }
                        @Override public String toString() { return isOpen + getText; }
                    }
                    static class Holder<T> {
                        private T held;
                        Holder(T held) { this.held = held; }
                        T getValue() { return held; }
                    }
                    static final class Named extends Holder<String> {
                        Named(String value) { super(value); }
                        @Override public String toString() { return getValue() + "3"; }
                    }
                    @SuppressWarnings({"deprecation", "serial"})
                    static final class Watched extends Observable {
                        private String text;
                        Watched(String text) throws java.io.IOException, Error { this.text = text; }
                        String text() { return text; }
                        @Override public String toString() { return text + "3"; }
                    }
                    @SuppressWarnings("serial")
                    static final class Figure extends Number {
                        private final String text;
                        Figure(String text) { this.text = text; }
                        String text() { return text; }
                        @Override public int intValue() { return 3; }
                        @Override public long longValue() { return 3; }
                        @Override public float floatValue() { return 3; }
                        @Override public double doubleValue() { return 3; }
                        @Override public String toString() { return text + 3; }
                    }
                    static final class Entry implements Map.Entry<String, Integer> {
                        private final String key;
                        Entry(String key) { this.key = key; }
                        @Override public String getKey() { return key; }
                        @Override public Integer getValue() { return 3; }
                        @Override public Integer setValue(Integer value) { throw new UnsupportedOperationException(); }
                        @Override public String toString() { return key + 3; }
                    }
                    @Parallel static %s same(%s value) { return value; }
                }
                """.formatted(type, type));
        Constructor<?> constructor = built.type("p.Tasks$" + type).getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object value = switch (type) {
            case "Renamed" -> constructor.newInstance("abc", java.util.List.of(3));
            case "Bean" -> constructor.newInstance(true, "abc");
            default -> constructor.newInstance("abc");
        };
        assertThat(built.run("p.ParallelTasks", "same", value))
                .isNotSameAs(value)
                .hasToString(value.toString());
    }
}
