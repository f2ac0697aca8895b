package exceptions;

import dev.parallel.Parallel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tasks that fail in the ways of an application. */
public final class Imports {

    private Imports() {}

    /** A place in a file. */
    public record Place(String file, int line) {}

    /** Checked, with values of its own. */
    public static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        private final int code;
        private final transient Place place;

        public Malformed(String message, Throwable cause, int code, Place place) {
            super(message, cause);
            this.code = code;
            this.place = place;
        }

        public int code() {
            return code;
        }

        public Place getPlace() {
            return place;
        }
    }

    /** Unchecked; its message is made of its fields. */
    public static final class Unready extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public final String partner;
        private final boolean late;

        public Unready(String partner, boolean late) {
            super(partner + (late ? " is late" : " is not ready"));
            this.partner = partner;
            this.late = late;
        }

        public boolean isLate() {
            return late;
        }
    }

    /** Its accessor does not do in a worker what it does at home. */
    public static final class Fragile extends Exception {

        private static final long serialVersionUID = 1L;

        private final int size;

        public Fragile(String message) {
            this(message, 0);
        }

        public Fragile(String message, int size) {
            super(message);
            this.size = size;
        }

        public int size() {
            if (size == -2) {
                throw new OutOfMemoryError("Java heap space");
            } else if (size < 0) {
                throw new IllegalStateException("no size in here");
            }
            return size;
        }
    }

    /** Large or small. */
    public static final class Report extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient List<String> lines;

        public Report(List<String> lines) {
            super("a report");
            this.lines = lines;
        }

        public List<String> lines() {
            return lines;
        }
    }

    /** Holds what cannot travel. */
    public static final class Held extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Thread holder;

        public Held(String message) {
            this(message, null);
        }

        public Held(String message, Thread holder) {
            super(message);
            this.holder = holder;
        }

        public Thread holder() {
            return holder;
        }
    }

    @Parallel
    public static int read(String how) throws Malformed, Unready, Fragile, Report, IOException {
        Place place = new Place("orders.csv", 12);
        switch (how) {
            case "malformed" -> throw new Malformed("no number", new IOException("line 12"), 7, place);
            case "nested" -> throw new Malformed("outer", new Unready("bank", true), 1, null);
            case "suppressed" -> {
                Malformed malformed = new Malformed("outer", null, 2, place);
                malformed.addSuppressed(new Unready("post", false));
                throw malformed;
            }
            case "unready" -> throw new Unready("bank", true);
            case "fragile" -> throw new Fragile("broken", -1);
            case "full" -> throw new Fragile("full", -2);
            case "sound" -> throw new Fragile("sound", 5);
            case "large" -> throw new Report(new ArrayList<>(java.util.Collections.nCopies(2_000_000, "a line of it")));
            case "small" -> throw new Report(List.of("one", "two"));
            default -> {
                return how.length();
            }
        }
    }

    @Parallel
    public static int hold(int n) throws Held {
        throw new Held("held", Thread.currentThread());
    }
}
