package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.processor.foreign.Spoilt;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Declared exceptions whose fields travel. */
@Timeout(60)
class ExceptionFieldsTest {

    private static final Built BUILT = Built.of("""
            package p;
            import dev.parallel.Parallel;
            import dev.parallel.processor.foreign.Money;
            import dev.parallel.processor.foreign.Spoilt;
            import java.io.IOException;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.Map;
            @SuppressWarnings("serial")
            public class Tasks {
                record Place(String file, int line) {}
                enum Degree { LOW, HIGH }

                static final class Rejected extends Exception {
                    private final int code;
                    private final Place place;
                    private final List<Map<String, Degree>> findings;
                    Rejected(String message) { this(message, null, 0, null, List.of()); }
                    Rejected(
                            String message, Throwable cause, int code, Place place, List<Map<String, Degree>> findings) {
                        super(message, cause);
                        this.code = code;
                        this.place = place;
                        this.findings = findings;
                    }
                    int code() { return code; }
                    Place getPlace() { return place; }
                    List<Map<String, Degree>> findings() { return findings; }
                    @Override public String toString() {
                        return getMessage() + " " + code + " " + place + " " + findings;
                    }
                }

                public static class Unchecked extends RuntimeException {
                    public final boolean[] flags;
                    private final boolean closed;
                    private final transient Object scratch = new Object();
                    Unchecked(boolean closed, boolean... flags) { this.closed = closed; this.flags = flags; }
                    boolean isClosed() { return closed; }
                }

                static final class Below extends Unchecked {
                    Below(boolean closed) { super(closed, true); }
                }

                static final class NotFound extends Exception {
                    private final String path;
                    NotFound(String path) { super("not found: " + path); this.path = path; }
                    String getPath() { return path; }
                }

                static final class Narrow extends Exception {
                    private final long at;
                    Narrow(long at, IOException why) { super("at " + at, why); this.at = at; }
                    Narrow(String message) { super(message); this.at = -1; }
                    long at() { return at; }
                }

                static final class Wording extends Exception {
                    private final String message;
                    Wording(String message) { super("wording: " + message); this.message = message; }
                    String message() { return message; }
                }

                static final class Turned extends Exception {
                    Turned(Throwable cause, String msg) { super(msg, cause); }
                }

                static final class Fragile extends Exception {
                    private final int size;
                    Fragile(String message, int size) { super(message); this.size = size; }
                    Fragile(String message) { this(message, 0); }
                    int size() { throw new IllegalStateException("broken"); }
                }

                static final class Generic extends Exception {
                    private final List<Money> sums;
                    <T extends Throwable> Generic(List<Money> sums, T cause) { super(null, cause); this.sums = sums; }
                    List<? extends Money> sums() { return sums; }
                    List<Money> getSums() { return sums; }
                }

                static final class Many extends Exception {
                    private final int a;
                    private final int b;
                    Many(int a) { this(a, 0); }
                    Many(int a, int b) { super("two"); this.a = a; this.b = b; }
                    Many(int b, int a, Void... nothing) { this(a, b); }
                    int a() { return a; }
                    int b() { return b; }
                }

                @Parallel static void fail(int n) throws Rejected, Unchecked, NotFound, Narrow, Wording, Turned, Fragile,
                        Generic, Many, Spoilt {
                    Place place = new Place("a.txt", 7);
                    switch (n) {
                        case 0 -> throw new Rejected("no", new IOException("why"), 3, place, List.of(Map.of("x", Degree.HIGH)));
                        case 1 -> throw new Rejected(null, null, 0, null, null);
                        case 2 -> throw new Unchecked(true, false, true);
                        case 3 -> throw new Below(true);
                        case 4 -> throw new NotFound("/a");
                        case 5 -> throw new Narrow(5L, new IOException("narrow"));
                        case 6 -> throw new Wording("text");
                        case 7 -> throw new Turned(new IOException("why"), "turned");
                        case 8 -> throw new Fragile("fragile", 3);
                        case 9 -> throw new Generic(new ArrayList<>(List.of(new Money(3, null, null))), null);
                        case 10 -> throw new Many(1, 2);
                        case 11 -> throw new Spoilt(new Money.Currency("left"), 3);
                        default -> throw new IllegalStateException();
                    }
                }
            }
            """);

    private static final TaskMethod<Object, Object> TASK = BUILT.task("p.ParallelTasks", "fail");

    private static Throwable thrown(int n) {
        try {
            TASK.invoke(n);
        } catch (Throwable e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }

    /** As it arrives: with another cause, which was rebuilt itself. */
    private static Throwable arrived(int n, Throwable cause) {
        Throwable thrown = thrown(n);
        WireWriter out = new WireWriter(false);
        assertThat(TASK.writeFields(thrown, out)).isTrue();
        long size = out.size();
        WireReader in = out.take().reader(0, size);
        Throwable made = TASK.rebuild(thrown.getClass().getName(), thrown.getMessage(), cause, in);
        in.expectEnd();
        assertThat(made).isNotSameAs(thrown).hasSameClassAs(thrown).hasMessage(thrown.getMessage());
        return made;
    }

    private static Object get(Throwable thrown, String accessor) throws ReflectiveOperationException {
        var method = thrown.getClass().getDeclaredMethod(accessor);
        method.setAccessible(true);
        return method.invoke(thrown);
    }

    @Test
    void recordsListsAndEnumsComeWithMessageAndCause() {
        IOException cause = new IOException("why");
        assertThat(arrived(0, cause))
                .hasCause(cause)
                .hasToString("no 3 Place[file=a.txt, line=7] [{x=HIGH}]")
                .hasNoSuppressedExceptions();
        assertThat(arrived(1, null)).hasNoCause().hasToString("null 0 null null");
    }

    @Test
    void uncheckedOnesAndPublicFieldsDoTheSame() throws ReflectiveOperationException {
        Throwable made = arrived(2, null);
        assertThat(get(made, "isClosed")).isEqualTo(true);
        assertThat(made.getClass().getField("flags").get(made)).isEqualTo(new boolean[] {false, true});
    }

    @Test
    void aSubclassIsNotTakenForItsDeclaredSuperclass() {
        WireWriter out = new WireWriter(false);
        assertThat(TASK.writeFields(thrown(3), out)).isFalse();
        assertThat(TASK.writeFields(new IOException(), out)).isFalse();
        assertThat(out.size()).isZero();
    }

    @Test
    void aMessageThatTheConstructorMakesIsMadeOnce() throws ReflectiveOperationException {
        Throwable made = arrived(4, new IOException("why"));
        assertThat(made).hasMessage("not found: /a").hasCause(new IOException("why"));
        assertThat(get(made, "getPath")).isEqualTo("/a");
        assertThat(get(arrived(6, null), "message")).isEqualTo("text");
    }

    @Test
    void aConstructorThatTakesAFieldIsNeverGivenTheMessageForIt() {
        assertThat(TASK.rebuild("p.Tasks$NotFound", "not found: /a", null)).isNull();
        assertThat(TASK.rebuild("p.Tasks$Rejected", "no", null)).hasMessage("no");
    }

    @Test
    void aCauseOfAnotherClassThanTheConstructorTakesIsRefused() throws ReflectiveOperationException {
        IOException cause = new IOException("narrow");
        assertThat(get(arrived(5, cause), "at")).isEqualTo(5L);
        assertThat(arrived(5, cause)).hasCause(cause);
        assertThatThrownBy(() -> arrived(5, new IllegalStateException("not it")))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void messageAndCauseMayStandInAnyOrder() {
        Throwable cause = new IOException("why");
        assertThat(arrived(7, cause)).hasCause(cause);
    }

    @Test
    void anAccessorThatThrowsIsNotHidden() {
        assertThatThrownBy(() -> TASK.writeFields(thrown(8), new WireWriter(false)))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
        assertThat(TASK.rebuild("p.Tasks$Fragile", "fragile", null)).hasMessage("fragile");
    }

    @Test
    void typesOfLibrariesAndGenericConstructorsServe() throws ReflectiveOperationException {
        assertThat(get(arrived(9, null), "sums")).hasToString("[Money[cents=3, currency=null, tax=null]]");
        assertThat(arrived(11, null)).isInstanceOfSatisfying(Spoilt.class, spoilt -> {
            assertThat(spoilt.shelf.code()).isEqualTo("left");
            assertThat(spoilt.getDays()).isEqualTo(3);
        });
    }

    @Test
    void theConstructorThatCarriesMostCounts() throws ReflectiveOperationException {
        Throwable made = arrived(10, null);
        assertThat(get(made, "a")).isEqualTo(1);
        assertThat(get(made, "b")).isEqualTo(2);
    }

    @Test
    void anUnknownNameIsNoExceptionOfTheTask() {
        WireReader nothing = new WireReader(new byte[0], 0, 0);
        assertThat(TASK.rebuild("java.lang.Runtime", "m", null, nothing)).isNull();
        assertThatThrownBy(() -> TASK.rebuild("p.Tasks$Many", "two", null, nothing))
                .isInstanceOf(WireException.class);
    }
}
