package dev.parallel.maven.driver.input;

/**
 * An item of the input.
 *
 * @param text as it is named in messages and in the output
 * @param argument what the task is given; null if the text could not be converted
 * @param error why the text could not be converted; null if it could
 */
public record Item(String text, Object argument, IllegalArgumentException error) {

    /** Converts a text; what cannot be converted is a failed item, and spoils no other. */
    static Item of(String text, TextConversion conversion) {
        try {
            return new Item(text, conversion.convert(text), null);
        } catch (IllegalArgumentException e) {
            return new Item(text, null, e);
        }
    }
}
