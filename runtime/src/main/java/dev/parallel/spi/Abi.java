package dev.parallel.spi;

/** The number that generated code and the runtime must agree on. */
public final class Abi {

    /** The contract that this runtime keeps. The processor copies it into every stub as a constant. */
    public static final int VERSION = 1;

    private Abi() {}
}
