package dev.parallel.spi;

import java.util.List;

/**
 * The codec of an enum: the ordinal, and a fingerprint of the names of all constants in order, so that a reader with other
 * constants fails instead of giving another constant.
 */
final class EnumCodec<E extends Enum<E>> implements ValueCodec<E> {

    /** All constants, in a list that may be published without synchronisation as its fields and the record's are final. */
    private record Constants<E>(List<E> all, int fingerprint) {}

    private final Class<E> type;
    private Constants<E> constants;

    EnumCodec(Class<E> type) {
        if (!type.isEnum()) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " is not the class of an enum. A constant with a body has a class of its own: use its getDeclaringClass()");
        }
        this.type = type;
    }

    @Override
    @SuppressWarnings("EnumOrdinal") // the fingerprint makes sure that both sides mean the same by it
    public void write(E value, WireWriter out) {
        out.writeInt(constants().fingerprint);
        out.writeChar((char) value.ordinal()); // a class file has fewer fields than a char has values
    }

    @Override
    public E read(WireReader in) {
        Constants<E> known = constants();
        int fingerprint = in.readInt();
        int ordinal = in.readChar();
        if (fingerprint != known.fingerprint || ordinal >= known.all.size()) {
            throw new WireException("constant number " + ordinal + " was sent of an enum " + type.getName()
                    + " that has other constants than here (" + known.all.size()
                    + "). Both sides must run the same version of the class");
        }
        return known.all.get(ordinal);
    }

    /** Not asked for earlier, because a codec may be made while the enum's own class is being initialised. */
    private Constants<E> constants() {
        Constants<E> known = constants;
        if (known == null) {
            List<E> all = List.of(type.getEnumConstants());
            int fingerprint = all.size();
            for (E constant : all) {
                fingerprint = 31 * fingerprint + constant.name().hashCode();
            }
            known = new Constants<>(all, fingerprint);
            constants = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return type.getTypeName();
    }
}
