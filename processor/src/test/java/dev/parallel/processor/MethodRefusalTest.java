package dev.parallel.processor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MethodRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int marked() { return 1; } | marked is not static",
                "private static int marked() { return 1; } | marked is private",
                "static <T> int marked(T t) { return 1; } | marked is generic",
            })
    void methodsThatCannotBeTasks(String method, String message) {
        Diagnosed.of(1, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            @Parallel
                            %s
                            @Parallel static int right(int n) { return n; }
                        }
                        """.formatted(method)).at("marked", "[parallel:method] " + message);
    }

    @Test
    void privateAndInnerClasses() {
        Diagnosed.of(3, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            private static class Hidden {
                                @Parallel static void a() {}
                                static class Within { @Parallel static void c() {} }
                            }
                            class Inner { @Parallel static void b() {} }
                        }
                        """)
                .at("class Hidden", "[parallel:class] p.Tasks.Hidden is private")
                .at("class Within", "[parallel:class] p.Tasks.Hidden.Within is private, or within a private class")
                .at("class Inner", "[parallel:class] p.Tasks.Inner is an inner class");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeout = \"soon\" | timeout = \"soon\" is no duration",
                "timeout = \"10\" | timeout = \"10\" is no duration",
                "timeout = \"0s\" | timeout = \"0s\" is not more than zero",
                "timeout = \"-1s\" | timeout = \"-1s\" is not more than zero",
                "timeout = \"PT-1S\" | timeout = \"PT-1S\" is not more than zero",
                "timeout = \"999999d\" | is longer than 292 years",
                "heap = \"big\" | heap = \"big\" is no size",
                "heap = \"0\" | heap = \"0\" is 0 bytes",
                "heap = \"512\" | perhaps a unit is missing",
                "heap = \"99999999999g\" | is more than any machine has",
                "workers = -1 | workers = -1 is negative",
                "retries = -2 | retries = -2 is negative",
                "maxTasksPerWorker = -3 | maxTasksPerWorker = -3 is negative",
                "jvmArgs = {\"-Xss1m\", \" \"} | jvmArgs has a blank argument",
                "pool = \" \" | pool = \" \" is blank",
            })
    void valuesOfTheAnnotation(String value, String message) {
        Diagnosed.of(1, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            @Parallel(
                                %s)
                            static int one(int n) { return n; }
                            static Object use = ParallelTasks.one(1);
                        }
                        """.formatted(value)).at(value, "[parallel:policy] ").at(value, message);
    }

    @ParameterizedTest
    @CsvSource({"1st", "a-b", "class", "a.b", "true", "_"})
    void namesThatAreNoIdentifiers(String name) {
        String value = "name = \"" + name + "\"";
        Diagnosed.of(1, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            @Parallel(
                                %s)
                            static int one(int n) { return n; }
                        }
                        """.formatted(value)).at(value, "[parallel:name] " + value + " is no Java identifier");
    }

    @Test
    void namesOfMethodsOfObject() {
        Diagnosed.of(2, """
                        package p;
                        import dev.parallel.Parallel;
                        import java.lang.annotation.*;
                        public class Tasks {
                            @Target(ElementType.TYPE_USE) @interface Positive {}
                            @Parallel(name = "hashCode") static int one() { return 1; }
                            @Parallel(name = "toString") static int two(int n) { return n; }
                            @Parallel(name = "wait") static int three(@Positive long n) { return 1; }
                        }
                        """)
                .at("one", "would hide the one of java.lang.Object")
                .at("three", "would hide the one of java.lang.Object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Call", "List", "Stubs", "Task", "Tasks", "ScalarCodecs", "RunTask"})
    void aConstantThatWouldHideAClassOfTheStub(String name) {
        Diagnosed.of(1, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            @Parallel static int %s(int n) { return n; }
                            @Parallel static int run(int n) { return n; }
                            @Parallel static int twoTask(int n, int m) { return n + m; }
                        }
                        """.formatted(name)).at(name + "(int", "[parallel:name] the stub has a constant");
    }

    @Test
    void twoTasksOfOneName() {
        Diagnosed.of(1, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            @Parallel static int size(int n) { return n; }
                            @Parallel static int size(String text) { return 1; }
                            @Parallel(name = "sizeOfAll") static int size(String[] texts) { return 1; }
                        }
                        """)
                .at("size(String text)", "[parallel:name] there is a task named size already, the method size(int)");
    }

    @Test
    void twoRefusedTasksOfOneName() {
        Diagnosed.of(3, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            @Parallel static int size(
                                Object n) { return 1; }
                            @Parallel static int size(Thread text) { return 1; }
                            Object use = ParallelTasks.size;
                        }
                        """)
                .at("Object n", "java.lang.Object cannot travel")
                .at("size(Thread", "[parallel:name] there is a task named size already");
    }

    @Test
    void takenNamesOfStubsAndCodecs() {
        Diagnosed.of(
                        3,
                        """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            @Parallel static int one(int n) { return n; }
                            static class Inner { @Parallel static int one(int n) { return n; } }
                        }
                        """,
                        "package p;\nclass ParallelTasks {}",
                        """
                        package p;
                        public class Tasks_Inner {
                            @dev.parallel.Parallel static int one(int n) { return n; }
                        }
                        """,
                        """
                        package p;
                        public class More {
                            record Item(int n) {}
                            @dev.parallel.Parallel static int one(Item n) { return 1; }
                        }
                        """,
                        "package p;\nclass More_ItemParallelCodec {}")
                .at(
                        "class Tasks",
                        "[parallel:name] the stub would be p.ParallelTasks, and there is such a class already")
                .at(2, "class Tasks_Inner", "[parallel:name] the stub would be p.ParallelTasks_Inner")
                .at(3, "class More", "[parallel:name] the codec of p.More.Item would be p.More_ItemParallelCodec");
    }

    @Test
    void oneWrongMethodSpoilsNoOther() {
        Diagnosed.of(1, """
                package p;
                import dev.parallel.Parallel;
                import static p.ParallelTasks.right;
                public class Tasks {
                    @Parallel static int right(int n) { return n; }
                    @Parallel static int wrong(Object n) { return 1; }
                    Object use = ParallelTasks.wrong(null);
                    dev.parallel.Task<Object, Integer> task = ParallelTasks.wrong;
                }
                """, """
                package p;
                import p.ParallelOther;
                public class Other {
                    @dev.parallel.Parallel static int right(int n) { return n; }
                    Object use = ParallelOther.right;
                }
                """).at("wrong(Object n)", "java.lang.Object cannot travel");
    }
}
