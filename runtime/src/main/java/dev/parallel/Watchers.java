package dev.parallel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who wants to know that one result has ended, for as long as they want to. A dependent of a future stays with it until it ends;
 * whoever waits in a loop for the first of many results would leave one with each of the others every time. Thread-safe.
 */
final class Watchers<R> {

    /** Wants to know; told once, on the thread that ends the result or on its own. Short, throws nothing. */
    interface Watcher<R> {
        void ended(AsyncResult<R> result);
    }

    private final AsyncResult<R> result;
    /** Null before the first. Guarded by this object. */
    private Set<Watcher<R>> watchers;

    Watchers(AsyncResult<R> result) {
        this.result = result;
    }

    void add(Watcher<R> watcher) {
        boolean first;
        synchronized (this) {
            first = watchers == null;
            if (first) {
                watchers = new LinkedHashSet<>();
            }
            watchers.add(watcher);
        }
        if (first) {
            var unused = result.whenComplete((value, error) -> tellAll());
        } else if (result.isDone()) {
            // Perhaps the others have been told already.
            tellAll();
        }
    }

    synchronized void remove(Watcher<R> watcher) {
        watchers.remove(watcher);
    }

    private void tellAll() {
        List<Watcher<R>> told;
        synchronized (this) {
            told = List.copyOf(watchers);
            watchers.clear();
        }
        told.forEach(watcher -> watcher.ended(result));
    }
}
