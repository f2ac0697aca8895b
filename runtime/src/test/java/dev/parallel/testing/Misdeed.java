package dev.parallel.testing;

import dev.parallel.spi.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What code in a worker can do to its process. */
public enum Misdeed {
    NOTHING {
        @Override
        void commit() {}
    },
    THROW {
        @Override
        void commit() {
            throw new IllegalStateException("thrown on purpose");
        }
    },
    REFUSE {
        @Override
        void commit() {
            throw new WireException("refused on purpose");
        }
    },
    THROW_ERROR {
        @Override
        void commit() {
            throw new AssertionError("asserted on purpose");
        }
    },
    THROW_UNDECLARED {
        @Override
        void commit() {
            Misdeed.<RuntimeException>throwAnything(new IOException("undeclared on purpose"));
        }
    },
    EXIT {
        @Override
        void commit() {
            System.exit(EXIT_CODE);
        }
    },
    HALT {
        @Override
        void commit() {
            Runtime.getRuntime().halt(HALT_CODE);
        }
    },
    KILL {
        @Override
        void commit() {
            signalItself("KILL");
        }
    },
    TERMINATE {
        @Override
        void commit() {
            signalItself("TERM");
        }
    },
    SEGMENTATION_FAULT {
        @Override
        void commit() {
            signalItself("SEGV");
        }
    },
    OVERFLOW_STACK {
        @Override
        void commit() {
            overflow(0);
        }
    },
    FILL_HEAP {
        @Override
        void commit() {
            List<long[]> all = new ArrayList<>();
            while (true) {
                all.add(new long[1 << 17]);
            }
        }
    },
    FILL_DIRECT_MEMORY {
        @Override
        void commit() {
            List<ByteBuffer> all = new ArrayList<>();
            while (true) {
                all.add(ByteBuffer.allocateDirect(1 << 22));
            }
        }
    },
    FILL_METASPACE {
        @Override
        void commit() {
            List<Class<?>> all = new ArrayList<>();
            byte[] bytes = ownBytes();
            while (true) {
                all.add(define(bytes));
            }
        }
    };

    /** What {@link #EXIT} exits with. */
    public static final int EXIT_CODE = 3;

    /** What {@link #HALT} exits with. */
    public static final int HALT_CODE = 4;

    abstract void commit();

    /** Throws what the compiler would not let pass, as code of other languages may. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void throwAnything(Throwable anything) throws E {
        throw (E) anything;
    }

    @SuppressWarnings("InfiniteRecursion") // that is the misdeed
    private static int overflow(int depth) {
        return overflow(depth + 1) + 1;
    }

    private static void signalItself(String signal) {
        try {
            new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
            while (true) {
                Thread.sleep(1000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the signal came", e);
        }
    }

    private static byte[] ownBytes() {
        try (InputStream in = OwnException.class.getResourceAsStream("OwnException.class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> define(byte[] bytes) {
        try {
            return MethodHandles.lookup()
                    .defineHiddenClass(bytes, false, ClassOption.STRONG)
                    .lookupClass();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
