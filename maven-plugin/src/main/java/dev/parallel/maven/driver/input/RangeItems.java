package dev.parallel.maven.driver.input;

import dev.parallel.maven.driver.RefusedException;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole numbers of a range, both bounds included. */
final class RangeItems implements Items {

    private static final Pattern RANGE = Pattern.compile("([+-]?\\d+)\\.\\.([+-]?\\d+)");

    private final long first;
    private final long last;
    private final TextConversion conversion;

    private RangeItems(long first, long last, TextConversion conversion) {
        this.first = first;
        this.last = last;
        this.conversion = conversion;
    }

    static boolean isRange(String input) {
        return RANGE.matcher(input.trim()).matches();
    }

    static RangeItems of(String input, TextConversion conversion) {
        Matcher matcher = RANGE.matcher(input.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no range: " + input);
        }
        if (conversion.takesPaths()) {
            throw new RefusedException("The range " + input + " does not fit a task that takes " + conversion.type()
                    + ". Give it a folder or a glob.");
        }
        long first = bound(matcher.group(1), input, conversion);
        long last = bound(matcher.group(2), input, conversion);
        if (first > last) {
            throw new RefusedException(
                    "The range " + input + " has its bounds reversed: write " + last + ".." + first + ".");
        }
        if (last - first < 0 || last - first == Long.MAX_VALUE) {
            throw new RefusedException("The range " + input + " has more than " + Long.MAX_VALUE + " items.");
        }
        return new RangeItems(first, last, conversion);
    }

    private static long bound(String text, String input, TextConversion conversion) {
        try {
            long number = Long.parseLong(text);
            conversion.convert(Long.toString(number));
            return number;
        } catch (NumberFormatException e) {
            throw new RefusedException(
                    "The range " + input + " has the bound " + text + ", which is not between " + Long.MIN_VALUE
                            + " and " + Long.MAX_VALUE + ".",
                    e);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    "The range " + input + " does not fit a task that takes " + conversion.type() + ": "
                            + e.getMessage() + ".",
                    e);
        }
    }

    @Override
    public long count() {
        return last - first + 1;
    }

    @Override
    public Cursor open() {
        return new Cursor() {
            private long passed;

            @Override
            public boolean hasNext() {
                return passed < count();
            }

            @Override
            public Item next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return Item.of(Long.toString(first + passed++), conversion);
            }
        };
    }
}
