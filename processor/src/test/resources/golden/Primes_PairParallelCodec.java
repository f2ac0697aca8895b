package p;

import dev.parallel.spi.Generated;
import dev.parallel.spi.ValueCodec;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.lang.Exception;
import java.lang.Override;
import java.lang.SuppressWarnings;

/**
 * How values of {@link Primes.Pair} travel.
 */
@Generated
@SuppressWarnings({"all", "deprecation", "doclint", "exports", "rawtypes", "removal", "unchecked", "varargs"})
public final class Primes_PairParallelCodec<T> implements ValueCodec<Primes.Pair<T>> {
    private final ValueCodec<T> codecOfT;

    private Primes_PairParallelCodec(ValueCodec<T> codecOfT) {
        this.codecOfT = codecOfT;
    }

    /**
     * The codec for certain type arguments, given their codecs.
     */
    public static <T> Primes_PairParallelCodec<T> of(ValueCodec<T> codecOfT) {
        return new Primes_PairParallelCodec<>(codecOfT);
    }

    @Override
    public void write(Primes.Pair<T> value, WireWriter out) {
        out.writeNullable(value.a(), codecOfT);
        out.writeInt(value.n());
    }

    @Override
    public Primes.Pair<T> read(WireReader in) {
        T a = in.readNullable(codecOfT);
        int n = in.readInt();
        try {
            return new Primes.Pair<>(a, n);
        } catch (Exception e) {
            throw new WireException("p.Primes.Pair cannot be made again: its constructor threw " + e, e);
        }
    }
}
