package dev.parallel.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.maven.ModulesAsked.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ModulesAskedTest {

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();

    /** Whether nobody has it, once the modules have given their answers. */
    private boolean nobody(String question, Answer... answers) {
        ModulesAsked asked = new ModulesAsked(request, question);
        for (int i = 0; i < answers.length - 1; i++) {
            assertThat(asked.noneHasIt("m" + i, answers[i], answers.length)).isFalse();
        }
        return asked.noneHasIt("last", answers[answers.length - 1], answers.length);
    }

    @Test
    void nobody_has_it_if_one_lacks_it_and_none_has_it() {
        assertThat(nobody("a", Answer.NOT_ASKED, Answer.LACKS_IT)).isTrue();
        assertThat(nobody("b", Answer.LACKS_IT, Answer.NOT_ASKED)).isTrue();
        assertThat(nobody("c", Answer.LACKS_IT, Answer.HAS_IT)).isFalse();
        assertThat(nobody("d", Answer.HAS_IT, Answer.LACKS_IT)).isFalse();
        assertThat(nobody("e", Answer.NOT_ASKED, Answer.NOT_ASKED)).isFalse();
    }

    @Test
    void a_module_that_answers_twice_counts_once() {
        ModulesAsked asked = new ModulesAsked(request, "a");
        for (String module : List.of("m", "m")) {
            assertThat(asked.noneHasIt(module, Answer.LACKS_IT, 2)).isFalse();
        }
        assertThat(asked.noneHasIt("n", Answer.LACKS_IT, 2)).isTrue();
    }

    /** As Maven's own request makes its map: at the first call, without a lock. Two first calls wait for each other here. */
    private static final class UnlockedRequest extends DefaultMavenExecutionRequest {

        private final CountDownLatch callers = new CountDownLatch(2);
        private final AtomicReference<Map<String, Object>> data = new AtomicReference<>();

        @Override
        public Map<String, Object> getData() {
            Map<String, Object> known = data.get();
            if (known == null) {
                awaitSecondCaller();
                known = new HashMap<>();
                data.set(known);
            }
            return known;
        }

        /** Where callers come one by one, the first has waited in vain. */
        private void awaitSecondCaller() {
            callers.countDown();
            try {
                boolean unused = callers.await(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void modules_that_are_built_at_the_same_time_know_of_each_other() throws Exception {
        MavenExecutionRequest shared = new UnlockedRequest();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Boolean>> modules = List.of(
                    () -> new ModulesAsked(shared, "a").noneHasIt("m", Answer.LACKS_IT, 2),
                    () -> new ModulesAsked(shared, "a").noneHasIt("n", Answer.LACKS_IT, 2));
            List<Boolean> said = new ArrayList<>();
            for (Future<Boolean> module : threads.invokeAll(modules)) {
                said.add(module.get());
            }
            assertThat(said).containsExactlyInAnyOrder(false, true);
        } finally {
            threads.shutdownNow();
        }
    }
}
