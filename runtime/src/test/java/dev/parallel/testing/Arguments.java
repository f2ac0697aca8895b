package dev.parallel.testing;

import dev.parallel.spi.ValueCodec;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.util.List;

/** The arguments of a task that has not exactly one. */
final class Arguments implements ValueCodec<Object[]> {

    private final List<ValueCodec<Object>> codecs;

    @SafeVarargs
    @SuppressWarnings({"unchecked", "varargs"}) // the stub's factories have typed parameters
    Arguments(ValueCodec<?>... codecs) {
        this.codecs = List.of((ValueCodec<Object>[]) codecs);
    }

    @Override
    public void write(Object[] value, WireWriter out) {
        for (int i = 0; i < codecs.size(); i++) {
            out.writeNullable(value[i], codecs.get(i));
        }
    }

    @Override
    public Object[] read(WireReader in) {
        return codecs.stream().map(in::<Object>readNullable).toArray();
    }
}
