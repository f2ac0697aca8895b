package boot;

import java.util.concurrent.CompletableFuture;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/** What goes on running in threads although the application has an executor of processes. */
@Component
public class Threads {

    @Async
    public CompletableFuture<Long> pid() {
        return CompletableFuture.completedFuture(ProcessHandle.current().pid());
    }
}
