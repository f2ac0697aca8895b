package dev.parallel.testing;

import dev.parallel.spi.ArrayCodecs;
import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.TaskPolicy;
import dev.parallel.spi.ValueCodec;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.util.List;

/** A task as the processor would generate it, made of its codecs and its method. */
class StubMethod<A, R> extends TaskMethod<A, R> {

    /** The task's method. */
    interface Body<A, R> {
        @SuppressWarnings("checkstyle:IllegalThrows") // a task may throw anything
        R run(A arguments) throws Throwable;
    }

    private static final TaskPolicy POLICY = new TaskPolicy(1, 0, 0, 0, "64m", List.of(), "declared");

    private final ValueCodec<A> arguments;
    private final ValueCodec<R> result;
    private final Body<A, R> body;

    StubMethod(
            Class<?> stub,
            Class<?> declaring,
            String name,
            ValueCodec<A> arguments,
            ValueCodec<R> result,
            Body<A, R> body) {
        this(stub, declaring, POLICY, name, arguments, result, body);
    }

    /** Of another stub than {@link ParallelTasks}, with a policy of its own and methods of the same class. */
    StubMethod(
            Class<?> stub,
            TaskPolicy policy,
            String name,
            ValueCodec<A> arguments,
            ValueCodec<R> result,
            Body<A, R> body) {
        this(stub, Tasks.class, policy, name, arguments, result, body);
    }

    private StubMethod(
            Class<?> stub,
            Class<?> declaring,
            TaskPolicy policy,
            String name,
            ValueCodec<A> arguments,
            ValueCodec<R> result,
            Body<A, R> body) {
        super(new TaskDescriptor(stub.getName(), declaring.getName(), name, type(result), List.of(), policy));
        this.arguments = arguments;
        this.result = result;
        this.body = body;
    }

    /** The type of a result, where that makes a difference. */
    private static String type(ValueCodec<?> codec) {
        return codec == ArrayCodecs.BYTES
                ? "byte[]"
                : codec == ArrayCodecs.LONGS
                        ? "long[]"
                        : codec == ArrayCodecs.DOUBLES ? "double[]" : "java.lang.Object";
    }

    @Override
    public void writeArguments(A value, WireWriter out) {
        out.writeNullable(value, arguments);
    }

    @Override
    public A readArguments(WireReader in) {
        return in.readNullable(arguments);
    }

    @Override
    public R invoke(A value) throws Throwable {
        return body.run(value);
    }

    @Override
    public void writeResult(R value, WireWriter out) {
        out.writeNullable(value, result);
    }

    @Override
    public R readResult(WireReader in) {
        return in.readNullable(result);
    }

    @Override
    public Throwable rebuild(String typeName, String message, Throwable cause) {
        return typeName.equals(OwnException.class.getName()) ? withCause(new OwnException(message), cause) : null;
    }
}
