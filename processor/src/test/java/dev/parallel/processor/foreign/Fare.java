package dev.parallel.processor.foreign;

import java.util.Currency;

/** A record that is no source of the tests' compilations, and travels only with a codec for one of its components. */
public record Fare(Currency currency) {}
