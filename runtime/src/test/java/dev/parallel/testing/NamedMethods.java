package dev.parallel.testing;

import dev.parallel.Task;
import dev.parallel.spi.Abi;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.ValueCodec;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods of a stub, which are found by their names when they are called. Forty lambdas instead would cost each worker of each test a
 * tenth of its start.
 */
abstract class NamedMethods {

    private final Class<?> stub;
    private final Class<?> declaring;
    private final List<TaskMethod<?, ?>> methods = new ArrayList<>();

    NamedMethods(Class<?> stub, Class<?> declaring) {
        this.stub = stub;
        this.declaring = declaring;
    }

    /** Calls the method of that name; with an array of its arguments, unless it has one. */
    @SuppressWarnings("checkstyle:IllegalThrows") // a task may throw anything
    abstract Object call(String name, Object argument) throws Throwable;

    <A, R> Task<A, R> task(String name, ValueCodec<A> arguments, ValueCodec<R> result) {
        return Task.of(method(name, arguments, result));
    }

    <A, R> TaskMethod<A, R> method(String name, ValueCodec<A> arguments, ValueCodec<R> result) {
        TaskMethod<A, R> method = new StubMethod<>(stub, declaring, name, arguments, result, new Named<>(this, name));
        methods.add(method);
        return method;
    }

    /** After the last one. */
    void register() {
        Stubs.register(Abi.VERSION, stub, methods.toArray(new TaskMethod<?, ?>[0]));
    }

    private record Named<A, R>(NamedMethods methods, String name) implements StubMethod.Body<A, R> {

        @Override
        @SuppressWarnings("unchecked") // the constants say what each takes and gives
        public R run(A arguments) throws Throwable {
            return (R) methods.call(name, arguments);
        }
    }
}
