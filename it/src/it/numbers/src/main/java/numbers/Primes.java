package numbers;

import dev.parallel.Parallel;

/** Prime numbers. */
final class Primes {

    private Primes() {}

    /** By the divisors of the form 6k ± 1. */
    @Parallel
    static boolean isPrime(int n) {
        if (n < 4) {
            return n > 1;
        }
        if (n % 2 == 0 || n % 3 == 0) {
            return false;
        }
        for (int divisor = 5; divisor <= n / divisor; divisor += 6) {
            if (n % divisor == 0 || n % (divisor + 2) == 0) {
                return false;
            }
        }
        return true;
    }
}
