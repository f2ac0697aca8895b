package children;

import dev.parallel.ChildProcess;
import dev.parallel.Parallel;
import java.math.BigInteger;

/** What the programs' processes do. */
public final class Tasks {

    private Tasks() {}

    @Parallel
    public static void introduce(int program, int number) {
        System.out.println("program " + program + ": number " + number + " is " + ChildProcess.current().name()
                + ", pid " + ProcessHandle.current().pid());
    }

    @Parallel
    public static BigInteger sumOfSquares(int below) {
        BigInteger sum = BigInteger.ZERO;
        long part = 0;
        for (long n = 0; n < below; n++) {
            long square = n * n;
            if (part > Long.MAX_VALUE - square) {
                sum = sum.add(BigInteger.valueOf(part));
                part = 0;
            }
            part += square;
        }
        return sum.add(BigInteger.valueOf(part));
    }
}
