/**
 * Process pools for the JVM. {@code dev.parallel} is the API, {@code dev.parallel.error} its exceptions; {@code
 * dev.parallel.spi} is for generated code, and for services that the library finds.
 */
module dev.parallel {
    requires static transitive java.logging;
    requires static java.management;
    requires static jdk.jfr;
    requires static jdk.unsupported;

    exports dev.parallel;
    exports dev.parallel.error;
    exports dev.parallel.spi;

    uses dev.parallel.spi.CallContext;
}
