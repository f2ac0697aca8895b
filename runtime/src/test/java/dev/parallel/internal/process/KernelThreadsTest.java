package dev.parallel.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What stands for the thread dump of a worker that does not answer. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class KernelThreadsTest {

    /** The system keeps 15 bytes of a name: seven of these letters and a half. */
    @Test
    void aNameThatIsCutWithinALetterHidesNoThread() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    begun.countDown();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "\u00e9".repeat(8));
        thread.start();
        try {
            begun.await();
            String text = KernelThreads.of(ProcessHandle.current().pid());
            assertThat(text).contains("(" + "\u00e9".repeat(7)).doesNotContain("ended meanwhile");
        } finally {
            end.countDown();
            thread.join();
        }
    }
}
