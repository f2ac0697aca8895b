package dev.parallel.spi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.UUID;

/** The codecs of long numbers and strings of bits. */
final class NumberCodecs {

    static final ValueCodec<BigInteger> BIG_INTEGER =
            FunctionCodec.ofValue("BigInteger", NumberCodecs::writeInteger, NumberCodecs::readInteger);

    static final ValueCodec<BigDecimal> BIG_DECIMAL = FunctionCodec.ofValue(
            "BigDecimal",
            (value, out) -> {
                out.writeInt(value.scale());
                writeInteger(value.unscaledValue(), out);
            },
            in -> {
                int scale = in.readInt();
                return new BigDecimal(readInteger(in), scale);
            });

    static final ValueCodec<UUID> UUID = FunctionCodec.ofValue(
            "UUID",
            (value, out) -> {
                out.writeLong(value.getMostSignificantBits());
                out.writeLong(value.getLeastSignificantBits());
            },
            in -> new UUID(in.readLong(), in.readLong()));

    static final ValueCodec<BitSet> BIT_SET = FunctionCodec.ofValue(
            "BitSet",
            (value, out) -> ArrayCodecs.LONGS.write(value.toLongArray(), out),
            in -> BitSet.valueOf(ArrayCodecs.LONGS.read(in)));

    private NumberCodecs() {}

    private static void writeInteger(BigInteger value, WireWriter out) {
        ArrayCodecs.BYTES.write(value.toByteArray(), out);
    }

    private static BigInteger readInteger(WireReader in) {
        return new BigInteger(ArrayCodecs.BYTES.read(in));
    }
}
