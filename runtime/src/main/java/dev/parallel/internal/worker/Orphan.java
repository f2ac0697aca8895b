package dev.parallel.internal.worker;

/** The end of a process whose parent is gone, and with it of all that it has started: nobody else can find that any more. */
final class Orphan {

    private Orphan() {}

    /** Does not return. Whichever thread sees the parent's end first; several may. */
    static void end() {
        try {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        } finally {
            // Not exit(): a task's shutdown hooks must not keep a process alive that belongs to nobody.
            Runtime.getRuntime().halt(WorkerExit.NO_PARENT);
        }
    }
}
