package dev.parallel.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose end is decided while a thread is still writing the request that was placed with it. */
@ExtendWith(LeavesNothingBehind.class)
@Timeout(120)
final class DoomedWorkerTest {

    @TempDir
    private Path folder;

    private final List<Chunk> spared = new ArrayList<>();

    @Test
    void takesNothingMoreUpThatWouldDieWithIt() throws Exception {
        Board board = new Board(0);
        Slots slots = new Slots(board, crew());
        Worker worker = new Worker(RawPool.launcher(1).start("doomed-worker-1", () -> false));
        try {
            Gate gate = Gate.in(folder);
            board.roster.add(worker);
            slots.publish(place(board, RawPool.chunk(new BulkJob(), "waitAt", Duration.ZERO, gate.path())));
            gate.awaitArrivals(1);
            List<Placement> next = place(board, RawPool.chunk(new BulkJob(), "identity", Duration.ZERO, 1, 2));
            worker.doom(new Doom.Unfit(Reason.UNRESPONSIVE, "a test"));

            slots.publish(next);

            assertThat(spared).hasSize(1);
            assertThat(spared.get(0).items()).isEqualTo(2);
            assertThat(worker.flight(next.get(0).flight().slot)).isNull();
        } finally {
            worker.process.kill();
            worker.lease.close();
            worker.link.close();
        }
    }

    private static List<Placement> place(Board board, Chunk chunk) {
        List<Placement> placements = new ArrayList<>();
        board.lock.lock();
        try {
            board.pending.add(chunk);
            board.roster.placeAll(board.pending, placements);
        } finally {
            board.lock.unlock();
        }
        assertThat(placements).hasSize(1);
        return placements;
    }

    private Scheduler.Crew crew() {
        return new Scheduler.Crew() {
            @Override
            public void placed(Worker worker, Flight flight, boolean bySubmitter) {
                assertThat(flight.isPublished()).isTrue();
            }

            @Override
            public void spared(Chunk untouched) {
                spared.add(untouched);
            }

            @Override
            public void retire(Worker worker) {
                throw new AssertionError("it has a call in hand");
            }

            @Override
            public void withdrawn(Worker worker, Flight flight) {
                throw new AssertionError("no job is withdrawn");
            }

            @Override
            public void queued(int chunks) {
                throw new AssertionError("there is room");
            }

            @Override
            public boolean growsOnDemand() {
                return false;
            }

            @Override
            public void later(Runnable work) {
                work.run();
            }
        };
    }
}
