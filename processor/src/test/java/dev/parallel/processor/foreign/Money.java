package dev.parallel.processor.foreign;

/** A record that is no source of the tests' compilations, and contains others that are not. */
public record Money(long cents, Currency currency, Money tax) {

    /** A record within it. */
    public record Currency(String code) {}

    /** A generic one. */
    public record Box<T>(T content, Box<T> next) {}

    /** One of several. */
    public sealed interface Payment {}

    /** A payment. */
    public record Cash(Money money) implements Payment {}

    /** A payment. */
    public record Card(String number) implements Payment {}

    /** Holds what cannot travel. */
    public record Holder(Thread thread) {}
}
