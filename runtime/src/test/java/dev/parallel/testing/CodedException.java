package dev.parallel.testing;

import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.util.function.Supplier;

/** An exception with fields, of an application whose task declares it. */
public final class CodedException extends Exception {

    /** A code that its constructor does not take. */
    public static final int UNMAKEABLE = -1;

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient Supplier<String> detail;

    public CodedException(String message, Throwable cause, int code, Supplier<String> detail) {
        super(message, cause);
        this.code = code;
        this.detail = detail;
    }

    /** As the task makes it again. */
    private static CodedException remade(String message, Throwable cause, int code, String detail) {
        if (code == UNMAKEABLE) {
            throw new AssertionError("a constructor's own error");
        }
        return new CodedException(message, cause, code, () -> detail);
    }

    public int code() {
        return code;
    }

    public String detail() {
        return detail.get();
    }

    /** A task that declares it, as the processor would generate it. */
    public static TaskMethod<Integer, Integer> task() {
        return new Declaring();
    }

    private static final class Declaring extends StubMethod<Integer, Integer> {

        Declaring() {
            super(
                    CodedException.class,
                    CodedException.class,
                    "declaring",
                    ScalarCodecs.INTEGER,
                    ScalarCodecs.INTEGER,
                    value -> value);
        }

        @Override
        public boolean writeFields(Throwable thrown, WireWriter out) {
            if (thrown.getClass() != CodedException.class) {
                return false;
            }
            out.writeInt(((CodedException) thrown).code());
            out.writeNullable(((CodedException) thrown).detail(), ScalarCodecs.STRING);
            return true;
        }

        @Override
        public Throwable rebuild(String typeName, String message, Throwable cause) {
            return typeName.equals(CodedException.class.getName())
                    ? new CodedException(message, cause, 0, () -> null)
                    : null;
        }

        @Override
        public Throwable rebuild(String typeName, String message, Throwable cause, WireReader fields) {
            return typeName.equals(CodedException.class.getName())
                    ? remade(message, cause, fields.readInt(), fields.readNullable(ScalarCodecs.STRING))
                    : null;
        }
    }
}
