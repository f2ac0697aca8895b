package com.acme;

import dev.parallel.Call;
import dev.parallel.Task;
import dev.parallel.spi.Abi;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.TaskPolicy;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.util.List;

/** A stub as the processor writes it, for {@link FaceConsumer}. */
final class ParallelDemo {

    private static final TaskMethod<Integer, Boolean> IS_PRIME_TASK = new IsPrime();
    private static final TaskMethod<Object[], Integer> MULTIPLY_TASK = new Multiply();

    static final Task<Integer, Boolean> isPrime = Task.of(IS_PRIME_TASK);

    static {
        Stubs.register(Abi.VERSION, ParallelDemo.class, IS_PRIME_TASK, MULTIPLY_TASK);
    }

    private ParallelDemo() {}

    static Call<Boolean> isPrime(int n) {
        return isPrime.with(n);
    }

    static Call<Integer> multiply(int a, int b) {
        return Call.of(MULTIPLY_TASK, a, b);
    }

    private static TaskDescriptor described(String name, String returnType) {
        return new TaskDescriptor(
                "com.acme.ParallelDemo",
                "com.acme.Demo",
                name,
                returnType,
                List.of(),
                new TaskPolicy(0, 0, 0, 0, "", List.of(), "com.acme.Demo"));
    }

    private static final class IsPrime extends TaskMethod<Integer, Boolean> {
        IsPrime() {
            super(described("isPrime", "boolean"));
        }

        @Override
        public void writeArguments(Integer arguments, WireWriter out) {
            out.writeInt(arguments);
        }

        @Override
        public Integer readArguments(WireReader in) {
            return in.readInt();
        }

        @Override
        public Boolean invoke(Integer n) {
            return n == 2 || n > 2 && n % 2 == 1;
        }

        @Override
        public void writeResult(Boolean result, WireWriter out) {
            out.writeBoolean(result);
        }

        @Override
        public Boolean readResult(WireReader in) {
            return in.readBoolean();
        }
    }

    private static final class Multiply extends TaskMethod<Object[], Integer> {
        Multiply() {
            super(described("multiply", "int"));
        }

        @Override
        public void writeArguments(Object[] arguments, WireWriter out) {
            out.writeInt((int) arguments[0]);
            out.writeInt((int) arguments[1]);
        }

        @Override
        public Object[] readArguments(WireReader in) {
            return new Object[] {in.readInt(), in.readInt()};
        }

        @Override
        public Integer invoke(Object[] arguments) {
            return (int) arguments[0] * (int) arguments[1];
        }

        @Override
        public void writeResult(Integer result, WireWriter out) {
            out.writeInt(result);
        }

        @Override
        public Integer readResult(WireReader in) {
            return in.readInt();
        }
    }
}
