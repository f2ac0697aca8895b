package dev.parallel.processor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Classes that a processor may change in place. */
@Timeout(60)
class PrematureTest {

    @Test
    void aClassThatNobodyChangedIsRefusedOnceInTheLastRound() {
        Diagnosed.of(2, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            @lombok.Value
                            static class Bean { int n; }
                            @Parallel static int one(Bean bean) { return 1; }
                            @Parallel static int two(
                                Object bean) { return 1; }
                            Object use = ParallelTasks.one;
                        }
                        """, """
                        package lombok;
                        public @interface Value {}
                        """)
                .at("one(Bean", "p.Tasks.Bean cannot travel: it has fields that its constructor does not take")
                .at("Object bean", "java.lang.Object cannot travel");
    }
}
