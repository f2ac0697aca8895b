package dev.parallel.maven.driver.output;

import dev.parallel.error.ParallelException;
import dev.parallel.error.RemoteException;
import dev.parallel.error.TaskFailedException;

/**
 * Why an item failed, as it stands in the output.
 *
 * @param type the class of the task's own exception, or of the library's where the task threw none
 * @param message its message; null if it has none
 * @param pid the worker's process; -1 if the item failed in none
 * @param attempts how many times a worker took the item up; 0 if the item failed in none
 */
public record ItemError(String type, String message, long pid, int attempts) {

    /**
     * Tells an exception.
     *
     * @param error what the item ended with
     * @return the same as an error of the output
     */
    public static ItemError of(Throwable error) {
        if (!(error instanceof ParallelException failure)) {
            return new ItemError(error.getClass().getName(), error.getMessage(), -1, 0);
        }
        Throwable told =
                failure instanceof TaskFailedException && failure.getCause() != null ? failure.getCause() : failure;
        return told instanceof RemoteException remote
                ? new ItemError(remote.typeName(), remote.remoteMessage(), failure.pid(), failure.attempts())
                : new ItemError(told.getClass().getName(), told.getMessage(), failure.pid(), failure.attempts());
    }
}
