package dev.parallel.maven.launch;

import java.util.Locale;

/** Numbers as they stand in progress lines and summaries, the same in every locale. */
final class Numbers {

    private Numbers() {}

    /** With thousands parted: {@code 1,234,567}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** With so many digits after the point. */
    static String fixed(double number, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", number);
    }

    /** A speed: with a digit after the point where it is small. */
    static String speed(double perSecond) {
        return perSecond < 100 ? fixed(perSecond, 1) : fixed(perSecond, 0);
    }

    static String twoDigits(long number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
