package dev.parallel.bench;

import java.util.Locale;

/** Prints rows as Markdown: ours beside the peers', with ratios above 1 where ours is better. */
enum Table {
    /** Less is better. */
    TIMES,
    /** More is better. */
    RATES;

    /** Where a peer was not measured. */
    static final double MISSING = Double.NaN;

    void head(String title, String unit, String ours, String... peers) {
        System.out.printf("%n### %s%n%n| %s | %s |", title, unit, ours);
        StringBuilder rule = new StringBuilder("|---|---|");
        for (String peer : peers) {
            System.out.printf(" %s | ratio |", peer);
            rule.append("---|---|");
        }
        System.out.printf("%n%s%n", rule);
    }

    void row(String what, double ours, double... peers) {
        System.out.printf("| %s | %s |", what, text(ours));
        for (double peer : peers) {
            System.out.printf(" %s | %s |", text(peer), text(this == TIMES ? peer / ours : ours / peer));
        }
        System.out.println();
    }

    private static String text(double value) {
        if (Double.isNaN(value)) {
            return "not measured";
        }
        if (value >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
    }
}
