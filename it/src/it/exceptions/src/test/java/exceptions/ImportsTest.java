package exceptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parallel.Outcome;
import dev.parallel.Pool;
import dev.parallel.Results;
import dev.parallel.error.RemoteException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.WorkerLostException;
import exceptions.Imports.Fragile;
import exceptions.Imports.Held;
import exceptions.Imports.Malformed;
import exceptions.Imports.Place;
import exceptions.Imports.Report;
import exceptions.Imports.Unready;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a caller has of the exceptions that a task declares. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ImportsTest {

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.open(1);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    private static TaskFailedException failure(String how) {
        return assertThrows(TaskFailedException.class, () -> pool.apply(ParallelImports.read(how)));
    }

    @Test
    void a_checked_one_has_its_fields_its_cause_and_the_workers_stack() {
        TaskFailedException failed = failure("malformed");
        Malformed malformed = assertThrows(Malformed.class, () -> failed.rethrowIf(Malformed.class));
        assertEquals(7, malformed.code());
        assertEquals(new Place("orders.csv", 12), malformed.getPlace());
        assertEquals("no number", malformed.getMessage());
        assertEquals("line 12", assertInstanceOf(IOException.class, malformed.getCause()).getMessage());
        assertTrue(Arrays.stream(malformed.getStackTrace()).anyMatch(frame -> frame.getMethodName().equals("read")));
    }

    @Test
    void an_unchecked_one_makes_its_message_itself() {
        Unready unready = assertInstanceOf(Unready.class, failure("unready").getCause());
        assertEquals("bank", unready.partner);
        assertTrue(unready.isLate());
        assertEquals("bank is late", unready.getMessage());
    }

    @Test
    void causes_and_suppressed_ones_have_their_fields_too() {
        Malformed outer = assertInstanceOf(Malformed.class, failure("nested").getCause());
        assertNull(outer.getPlace());
        assertEquals("bank", assertInstanceOf(Unready.class, outer.getCause()).partner);
        Malformed other = assertInstanceOf(Malformed.class, failure("suppressed").getCause());
        assertEquals("post", assertInstanceOf(Unready.class, other.getSuppressed()[0]).partner);
    }

    @Test
    void an_accessor_that_throws_costs_the_fields_and_is_told() {
        Fragile fragile = assertInstanceOf(Fragile.class, failure("fragile").getCause());
        assertEquals("broken", fragile.getMessage());
        assertEquals(0, fragile.size());
        assertTrue(fragile.getSuppressed()[0].getMessage().contains("no size in here"));
        assertEquals(5, assertInstanceOf(Fragile.class, failure("sound").getCause()).size());
    }

    @Test
    void memory_that_is_full_ends_the_worker_as_it_does_in_a_task() {
        WorkerLostException lost =
                assertThrows(WorkerLostException.class, () -> pool.apply(ParallelImports.read("full")));
        assertEquals(WorkerLostException.Reason.HEAP, lost.reason());
        assertEquals(4, pool.apply(ParallelImports.read("next")));
    }

    @Test
    void what_is_too_large_stays_in_the_worker_which_goes_on() {
        RemoteException remote = assertInstanceOf(RemoteException.class, failure("large").getCause());
        assertEquals("exceptions.Imports$Report", remote.typeName());
        assertTrue(remote.getSuppressed()[0].getMessage().contains("1048576 bytes"));
        assertEquals(List.of("one", "two"), assertInstanceOf(Report.class, failure("small").getCause()).lines());
    }

    @Test
    void what_cannot_travel_is_left_out_as_the_compiler_said() {
        TaskFailedException failed = assertThrows(TaskFailedException.class, () -> pool.apply(ParallelImports.hold(1)));
        Held held = assertInstanceOf(Held.class, failed.getCause());
        assertEquals("held", held.getMessage());
        assertNull(held.holder());
    }

    @Test
    void mappings_give_them_item_by_item() throws Exception {
        List<Integer> codes = new ArrayList<>();
        try (Results<Integer> results = pool.imap(ParallelImports.read, List.of("malformed", "fine", "nested"))) {
            for (Outcome<Integer> outcome : results.outcomes()) {
                codes.add(outcome instanceof Outcome.Failure<Integer> failure
                        ? ((Malformed) failure.error().getCause()).code()
                        : outcome.get());
            }
        }
        assertEquals(List.of(7, 4, 1), codes);
    }
}
