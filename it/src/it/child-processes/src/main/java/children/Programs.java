package children;

import dev.parallel.Call;
import dev.parallel.ChildProcess;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Programs 1 and 10 of the tutorials. */
public final class Programs {

    private Programs() {}

    public static void main(String[] args) {
        introductions(4);
        introductions(5);
        introductions(2);
        sums();
        // Nobody joins this one: the application ends after it all the same.
        ChildProcess.builder().name("last").start(ParallelTasks.introduce(0, 1));
    }

    private static void introductions(int processes) {
        List<ChildProcess> all = new ArrayList<>();
        for (int number = 0; number < processes; number++) {
            all.add(ChildProcess.start(ParallelTasks.introduce(processes, number)));
        }
        for (ChildProcess p : all) {
            p.join();
        }
        System.out.println("program " + processes + ": joined, " + ChildProcess.active().size() + " are left");
    }

    private static void sums() {
        List<Call<BigInteger>> calls =
                List.of(ParallelTasks.sumOfSquares(10_000_000), ParallelTasks.sumOfSquares(10_000_000));
        List<ChildProcess> processes = calls.stream().map(ChildProcess::start).toList();
        for (int i = 0; i < calls.size(); i++) {
            processes.get(i).join();
            BigInteger sum = processes.get(i).result(calls.get(i));
            System.out.println("program 10: " + sum + ", exit code " + processes.get(i).exitCode().getAsInt());
        }
    }
}
