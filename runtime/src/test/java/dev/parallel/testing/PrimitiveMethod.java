package dev.parallel.testing;

import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.TaskPolicy;
import dev.parallel.spi.ValueCodec;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.util.List;

/** A task of a method with a primitive parameter and a primitive result, as the processor would generate it. */
final class PrimitiveMethod<A, R> extends TaskMethod<A, R> {

    private static final TaskPolicy POLICY = new TaskPolicy(1, 0, 0, 0, "64m", List.of(), "primitives");

    private final Type<A> parameter;
    private final Type<R> result;
    private final StubMethod.Body<A, R> body;

    /**
     * A primitive type.
     *
     * @param name for example {@code int}
     * @param codec of its box
     */
    record Type<T>(String name, ValueCodec<T> codec) {}

    PrimitiveMethod(String name, Type<A> parameter, Type<R> result, StubMethod.Body<A, R> body) {
        super(new TaskDescriptor(
                ParallelPrimitives.class.getName(),
                Primitives.class.getName(),
                name,
                result.name(),
                List.of(new TaskDescriptor.Parameter(parameter.name(), "value")),
                POLICY));
        this.parameter = parameter;
        this.result = result;
        this.body = body;
    }

    @Override
    public void writeArguments(A value, WireWriter out) {
        parameter.codec().write(present(value, parameter.name()), out);
    }

    @Override
    public A readArguments(WireReader in) {
        return parameter.codec().read(in);
    }

    @Override
    public R invoke(A value) throws Throwable {
        return body.run(value);
    }

    @Override
    public void writeResult(R value, WireWriter out) {
        result.codec().write(value, out);
        if (descriptor().name().equals("tooLong") && value.equals(11)) {
            out.writeByte((byte) 0);
        }
    }

    @Override
    public R readResult(WireReader in) {
        return result.codec().read(in);
    }
}
