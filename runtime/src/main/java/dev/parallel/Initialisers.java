package dev.parallel;

import dev.parallel.spi.TaskMethod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes that the current thread is initialising, as its stack shows. */
final class Initialisers {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private Initialisers() {}

    /** The class of a user's that is being initialised; the innermost. */
    static Optional<Class<?>> ofUser() {
        return all().stream().findFirst();
    }

    /** The class with tasks that is being initialised; the innermost. */
    static Optional<Class<?>> ofTasks() {
        return all().stream().filter(Initialisers::hasTasks).findFirst();
    }

    private static List<Class<?>> all() {
        return STACK.walk(frames -> initialised(frames).collect(Collectors.toList()));
    }

    private static Stream<Class<?>> initialised(Stream<StackWalker.StackFrame> frames) {
        return frames.filter(frame -> frame.getMethodName().equals("<clinit>"))
                .<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> !type.getPackageName().equals(Initialisers.class.getPackageName()));
    }

    /** Whether a stub stands beside the class. It is looked at, not initialised: its name alone may be anybody's. */
    private static boolean hasTasks(Class<?> type) {
        String name = type.getName();
        int start = name.lastIndexOf('.') + 1;
        String stub =
                name.substring(0, start) + "Parallel" + name.substring(start).replace('$', '_');
        try {
            return Stream.of(Class.forName(stub, false, type.getClassLoader()).getDeclaredClasses())
                    .anyMatch(TaskMethod.class::isAssignableFrom);
        } catch (ClassNotFoundException | LinkageError e) {
            // No stub, or one that cannot be loaded and so runs nothing.
            return false;
        }
    }
}
