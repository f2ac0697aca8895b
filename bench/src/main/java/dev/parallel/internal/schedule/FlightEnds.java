package dev.parallel.internal.schedule;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A flight's ends exclude each other: its chunk is dealt with, and its slot freed, by one of those who would. */
public class FlightEnds {

    /** A flight that needs no chunk. */
    @State
    public static class Reserved {
        final Flight flight = new Flight(null, 0, false);
    }

    /** The worker is found dead while the request is being written. */
    @JCStressTest
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "published: settled item by item")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "abandoned: the whole chunk goes on")
    public static class PublishAndAbandon {
        @Actor
        public void submitter(Reserved state, ZZ_Result result) {
            result.r1 = state.flight.publish();
        }

        @Actor
        public void undertaker(Reserved state, ZZ_Result result) {
            result.r2 = state.flight.abandon();
        }
    }

    /** The writing of the request fails while the worker is found dead. */
    @JCStressTest
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the submitter's")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the undertaker's")
    public static class AbandonTwice {
        @Actor
        public void submitter(Reserved state, ZZ_Result result) {
            result.r1 = state.flight.abandon();
        }

        @Actor
        public void undertaker(Reserved state, ZZ_Result result) {
            result.r2 = state.flight.abandon();
        }
    }

    /** The worker answers before the submitter has said that the request is published. */
    @JCStressTest
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "published, then answered")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "answered first")
    public static class PublishAndFinish {
        @Actor
        public void submitter(Reserved state, ZZ_Result result) {
            result.r1 = state.flight.publish();
        }

        @Actor
        public void holder(Reserved state, ZZ_Result result) {
            result.r2 = state.flight.finish();
        }
    }

    /** A withdrawal meets a submission: one of the two sees the other, and takes the items back. */
    @JCStressTest
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "both see")
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the submitter sees that the job is withdrawn")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the withdrawer sees the flight")
    @State
    public static class PublishAndWithdraw {
        private final Flight flight = new Flight(null, 0, false);
        private final Job job = new BulkJob();

        @Actor
        public void submitter(ZZ_Result result) {
            flight.publish();
            result.r1 = job.isWithdrawn();
        }

        @Actor
        public void withdrawer(ZZ_Result result) {
            job.markWithdrawn();
            result.r2 = flight.isPublished();
        }
    }
}
