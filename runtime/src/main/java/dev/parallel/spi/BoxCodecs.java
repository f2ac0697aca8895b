package dev.parallel.spi;

/** The codecs of strings and the boxes of primitives, each a class of its own so that a call of one is inlined. */
final class BoxCodecs {

    static final ValueCodec<Boolean> BOOLEAN = new ValueCodec<>() {
        @Override
        public void write(Boolean value, WireWriter out) {
            out.writeBoolean(value);
        }

        @Override
        public Boolean read(WireReader in) {
            return in.readBoolean();
        }
    };

    static final ValueCodec<Byte> BYTE = new ValueCodec<>() {
        @Override
        public void write(Byte value, WireWriter out) {
            out.writeByte(value);
        }

        @Override
        public Byte read(WireReader in) {
            return in.readByte();
        }
    };

    static final ValueCodec<Short> SHORT = new ValueCodec<>() {
        @Override
        public void write(Short value, WireWriter out) {
            out.writeShort(value);
        }

        @Override
        public Short read(WireReader in) {
            return in.readShort();
        }
    };

    static final ValueCodec<Character> CHARACTER = new ValueCodec<>() {
        @Override
        public void write(Character value, WireWriter out) {
            out.writeChar(value);
        }

        @Override
        public Character read(WireReader in) {
            return in.readChar();
        }
    };

    static final ValueCodec<Integer> INTEGER = new ValueCodec<>() {
        @Override
        public void write(Integer value, WireWriter out) {
            out.writeInt(value);
        }

        @Override
        public Integer read(WireReader in) {
            return in.readInt();
        }
    };

    static final ValueCodec<Long> LONG = new ValueCodec<>() {
        @Override
        public void write(Long value, WireWriter out) {
            out.writeLong(value);
        }

        @Override
        public Long read(WireReader in) {
            return in.readLong();
        }
    };

    static final ValueCodec<Float> FLOAT = new ValueCodec<>() {
        @Override
        public void write(Float value, WireWriter out) {
            out.writeFloat(value);
        }

        @Override
        public Float read(WireReader in) {
            return in.readFloat();
        }
    };

    static final ValueCodec<Double> DOUBLE = new ValueCodec<>() {
        @Override
        public void write(Double value, WireWriter out) {
            out.writeDouble(value);
        }

        @Override
        public Double read(WireReader in) {
            return in.readDouble();
        }
    };

    static final ValueCodec<String> STRING = new ValueCodec<>() {
        @Override
        public void write(String value, WireWriter out) {
            out.writeString(value);
        }

        @Override
        public String read(WireReader in) {
            return in.readString();
        }
    };

    static final ValueCodec<Void> VOID = new ValueCodec<>() {
        @Override
        public void write(Void value, WireWriter out) {
            throw new WireException("Void has no values: null is the caller's to write");
        }

        @Override
        public Void read(WireReader in) {
            throw new WireException("the bytes announce a value of Void, which has none");
        }
    };

    private BoxCodecs() {}
}
