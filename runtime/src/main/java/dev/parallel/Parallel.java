package dev.parallel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a static method a task: the annotation processor generates a stub beside its class, {@code ParallelX} for a class
 * {@code X}, through which the method runs in child JVMs.
 *
 * <p>{@link #timeout} and {@link #retries} travel with each call, where neither the call nor its pool says otherwise.
 * Everything else belongs to the task's declarative pool, which starts at its first use and is closed with the
 * application; a {@link Pool} that was opened explicitly ignores it. A {@link ChildProcess} takes {@link #heap} and {@link #jvmArgs}, too.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Parallel {

    /**
     * The number of worker processes of the declarative pool.
     *
     * @return at least 0; 0: as many as the processors that this process may use
     */
    int workers() default 0;

    /**
     * How long a call may run. The clock starts when a worker takes the call up; when it passes, the worker is killed.
     *
     * @return a number with one of the units {@code ns}, {@code us}, {@code ms}, {@code s}, {@code m}, {@code h}, {@code d},
     *     for example {@code "10s"} or {@code "1.5s"}, or an ISO-8601 duration, for example {@code "PT10S"}; read at compile
     *     time; empty: no limit
     */
    String timeout() default "";

    /**
     * How many times a call is given to another worker after its worker was lost. A task that throws, times out or is
     * cancelled is never run again.
     *
     * @return at least 0; 0: a call runs at most once
     */
    int retries() default 0;

    /**
     * After how many calls a worker of the declarative pool is replaced by a new one.
     *
     * @return at least 0; 0: never
     */
    int maxTasksPerWorker() default 0;

    /**
     * The heap of a worker of the declarative pool, or of a child process.
     *
     * @return as {@code -Xmx} takes it, for example {@code "512m"}; read at compile time; empty: a share of the machine's
     *     or container's memory, so that all workers fit together
     */
    String heap() default "";

    /**
     * Further arguments of the JVMs of the declarative pool, or of a child process.
     *
     * @return for example {@code "-Xss4m"}
     */
    String[] jvmArgs() default {};

    /**
     * The declarative pool that runs the task. Tasks that name the same pool share its workers and their static state.
     *
     * @return a name; empty: a pool for the tasks of the declaring class
     */
    String pool() default "";

    /**
     * The name of the task within its class, and so of its stub's members: tells overloads apart.
     *
     * @return a Java identifier; empty: the method's name
     */
    String name() default "";

    /**
     * Names classes whose codecs serve the types that cannot travel by themselves. A codec is a static field, or a static
     * method without parameters, of type {@link Codec}{@code <X>}, not private; it serves the type {@code X} wherever it
     * occurs in the tasks of the annotated class.
     */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.CLASS)
    @interface Codecs {

        /**
         * The classes with codecs.
         *
         * @return searched in order; the first codec for a type counts
         */
        Class<?>[] value();
    }
}
