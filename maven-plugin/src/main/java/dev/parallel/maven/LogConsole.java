package dev.parallel.maven;

import dev.parallel.maven.launch.Console;
import org.apache.maven.plugin.logging.Log;

/**
 * Maven's log as a console.
 *
 * @param log the log
 */
record LogConsole(Log log) implements Console {

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    @Override
    public void error(String line) {
        log.error(line);
    }
}
