package dev.parallel.maven.driver.task;

import dev.parallel.maven.driver.RefusedException;

/** There is no task of the name that is asked for; another module of the same build may have it. */
public final class UnknownTaskException extends RefusedException {

    private static final long serialVersionUID = 1L;

    UnknownTaskException(String message) {
        super(message);
    }
}
