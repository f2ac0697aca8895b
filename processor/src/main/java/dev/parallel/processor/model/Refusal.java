package dev.parallel.processor.model;

/**
 * A type that cannot travel.
 *
 * @param type the type, as a person reads it
 * @param reason why not: the rest of a sentence that begins with the type
 * @param wayOut what to do
 */
public record Refusal(String type, String reason, String wayOut) {}
