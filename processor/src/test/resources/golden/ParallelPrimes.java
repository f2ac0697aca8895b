package p;

import dev.parallel.Call;
import dev.parallel.Task;
import dev.parallel.spi.ArrayCodecs;
import dev.parallel.spi.CollectionCodecs;
import dev.parallel.spi.Generated;
import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.TaskPolicy;
import dev.parallel.spi.ValueCodec;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.io.IOException;
import java.lang.Boolean;
import java.lang.Class;
import java.lang.Integer;
import java.lang.Object;
import java.lang.Override;
import java.lang.SafeVarargs;
import java.lang.String;
import java.lang.SuppressWarnings;
import java.lang.Throwable;
import java.util.List;

/**
 * The tasks of {@link Primes}.
 */
@Generated
@SuppressWarnings({"all", "deprecation", "doclint", "exports", "rawtypes", "removal", "unchecked", "varargs"})
public final class ParallelPrimes {
    /**
     * The task {@code isPrime}.
     */
    public static final Task<Integer, Boolean> isPrime = Task.of(IsPrimeTask.INSTANCE);

    static {
        Stubs.register(1, ParallelPrimes.class, IsPrimeTask.INSTANCE, PairsTask.INSTANCE);
    }

    private ParallelPrimes() {
    }

    /**
     * Tells whether a number is prime.
     *
     * @param n the number
     * @return whether it is
     */
    public static Call<Boolean> isPrime(int n) {
        return isPrime.with(n);
    }

    /**
     * A call of {@code Primes.pairs}.
     *
     * @return the call
     */
    @SafeVarargs
    static Call<List<Primes.Pair<String>>> pairs(String first, Primes.Pair<String>... rest) {
        return Call.of(PairsTask.INSTANCE, first, rest);
    }

    private static final class IsPrimeTask extends TaskMethod<Integer, Boolean> {
        static final IsPrimeTask INSTANCE = new IsPrimeTask();

        private IsPrimeTask() {
            super(new TaskDescriptor("p.ParallelPrimes", "p.Primes", "isPrime", "boolean", List.of(new TaskDescriptor.Parameter("int", "n")), new TaskPolicy(4, 10000000000L, 0, 0, "", List.of(), "p.Primes")));
        }

        @Override
        public void writeArguments(Integer arguments, WireWriter out) {
            try {
                out.writeInt(present(arguments, "int"));
            } catch (WireException e) {
                throw notWritten("n", e);
            }
        }

        @Override
        public Integer readArguments(WireReader in) {
            return in.readInt();
        }

        @Override
        public Boolean invoke(Integer arguments) throws Throwable {
            return Primes.isPrime((int) arguments);
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

    private static final class PairsTask extends TaskMethod<Object[], List<Primes.Pair<String>>> {
        static final PairsTask INSTANCE = new PairsTask();

        private PairsTask() {
            super(new TaskDescriptor("p.ParallelPrimes", "p.Primes", "pairs", "java.util.List<p.Primes.Pair<java.lang.String>>", List.of(new TaskDescriptor.Parameter("java.lang.String", "first"), new TaskDescriptor.Parameter("p.Primes.Pair<java.lang.String>[]", "rest")), new TaskPolicy(0, 0L, 0, 0, "", List.of(), "p.Primes")));
        }

        @Override
        public void writeArguments(Object[] arguments, WireWriter out) {
            String parameter = "first";
            try {
                out.writeNullable((String) arguments[0], ScalarCodecs.STRING);
                parameter = "rest";
                out.writeNullable((Primes.Pair<String>[]) arguments[1], Codecs.REST_CODEC);
            } catch (WireException e) {
                throw notWritten(parameter, e);
            }
        }

        @Override
        public Object[] readArguments(WireReader in) {
            return new Object[] {in.readNullable(ScalarCodecs.STRING),
                    in.readNullable(Codecs.REST_CODEC)};
        }

        @Override
        public List<Primes.Pair<String>> invoke(Object[] arguments) throws Throwable {
            return Primes.pairs((String) arguments[0], (Primes.Pair<String>[]) arguments[1]);
        }

        @Override
        public void writeResult(List<Primes.Pair<String>> result, WireWriter out) {
            out.writeNullable(result, Codecs.RESULT_CODEC);
        }

        @Override
        public List<Primes.Pair<String>> readResult(WireReader in) {
            return in.readNullable(Codecs.RESULT_CODEC);
        }

        @Override
        public Throwable rebuild(String typeName, String message, Throwable cause) {
            return switch (typeName) {
                case "java.io.IOException" -> new IOException(message, cause);
                default -> null;
            };
        }

        private static final class Codecs {
            static final ValueCodec<Primes.Pair<String>[]> REST_CODEC = ArrayCodecs.of((Class<Primes.Pair<String>>) (Class<?>) Primes.Pair.class, Primes_PairParallelCodec.of(ScalarCodecs.STRING));

            static final ValueCodec<List<Primes.Pair<String>>> RESULT_CODEC = CollectionCodecs.list(Primes_PairParallelCodec.of(ScalarCodecs.STRING));

            private Codecs() {
            }
        }
    }
}
