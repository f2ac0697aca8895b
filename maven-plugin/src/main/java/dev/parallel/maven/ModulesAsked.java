package dev.parallel.maven;

import java.util.HashMap;
import java.util.Map;
import org.apache.maven.execution.MavenExecutionRequest;

/**
 * What the modules of a build say when a goal of the command line, which runs in each of them, asks for one task. It is kept
 * with the request of the build, in classes of the JDK alone: where a module adds dependencies to the plugin, the plugin's
 * classes are others there. Thread-safe, since modules may be built at the same time.
 */
final class ModulesAsked {

    enum Answer {
        /** It is skipped, or has no classes. */
        NOT_ASKED,
        LACKS_IT,
        HAS_IT
    }

    private final MavenExecutionRequest request;
    private final String question;

    /**
     * Continues to ask.
     *
     * @param request of the build
     * @param question the same in all modules, and for nothing else
     */
    ModulesAsked(MavenExecutionRequest request, String question) {
        this.request = request;
        this.question = ModulesAsked.class.getName() + ": " + question;
    }

    /**
     * Takes the answer of a module.
     *
     * @param module its name
     * @param answer what it says
     * @param modules how many there are
     * @return whether this was the last one, some were asked, and none has the task
     */
    boolean noneHasIt(String module, Answer answer, int modules) {
        // The request makes its map at the first call, without a lock of its own.
        synchronized (request) {
            @SuppressWarnings("unchecked") // nobody else uses this key
            Map<String, String> answers = (Map<String, String>)
                    request.getData().computeIfAbsent(question, key -> new HashMap<String, String>());
            answers.put(module, answer.name());
            return answers.size() == modules
                    && answers.containsValue(Answer.LACKS_IT.name())
                    && !answers.containsValue(Answer.HAS_IT.name());
        }
    }
}
