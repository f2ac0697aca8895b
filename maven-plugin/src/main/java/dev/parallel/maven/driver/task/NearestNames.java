package dev.parallel.maven.driver.task;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that a misspelt one is closest to. */
final class NearestNames {

    private static final int MOST = 3;

    private record Candidate(String name, int distance) {}

    private NearestNames() {}

    /**
     * Looks for similar names.
     *
     * @param misspelt what was written, with or without packages
     * @param qualifiedNames what there is
     * @return at most three, the nearest first; empty if nothing is similar
     */
    static List<String> of(String misspelt, Collection<String> qualifiedNames) {
        int bound = Math.max(2, misspelt.length() / 3);
        return qualifiedNames.stream()
                .map(name -> new Candidate(name, nearestTail(misspelt, name)))
                .filter(candidate -> candidate.distance() <= bound)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST)
                .map(Candidate::name)
                .toList();
    }

    /** A name may be written as any of its tails: describe, Pictures.describe, com.acme.Pictures.describe. */
    private static int nearestTail(String written, String qualifiedName) {
        int least = Integer.MAX_VALUE;
        for (int start = 0; start >= 0 && start <= qualifiedName.length(); ) {
            least = Math.min(least, distance(written, qualifiedName.substring(start)));
            int dot = qualifiedName.indexOf('.', start);
            start = dot < 0 ? -1 : dot + 1;
        }
        return least;
    }

    /** The number of letters to insert, delete, replace or swap with their neighbour, whatever their case. */
    static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
