package dev.parallel.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.maven.ModulesAsked.Answer;
import java.util.List;
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
}
