package dev.parallel.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import dev.parallel.testing.CodedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The fields of exceptions on the wire. */
@Timeout(60)
class FailureFieldsTest {

    private static RemoteFailure described(Throwable thrown) {
        return FailureCodec.describe(thrown, CodedException.task());
    }

    private static CodedException coded(int code, Throwable cause, Supplier<String> detail) {
        return new CodedException("m" + code, cause, code, detail);
    }

    private static byte[] bytes(RemoteFailure failure) {
        WireWriter out = new WireWriter(false);
        FailureCodec.INSTANCE.write(failure, out);
        ByteBuffer bytes = ByteBuffer.allocate((int) out.size());
        var written = out.take();
        written.copyTo(bytes, 0, written.size());
        return bytes.array();
    }

    private static RemoteFailure travelled(Throwable thrown) {
        byte[] bytes = bytes(described(thrown));
        WireReader in = new WireReader(bytes, 0, bytes.length);
        RemoteFailure failure = FailureCodec.INSTANCE.read(in);
        in.expectEnd();
        return failure;
    }

    private static int code(RemoteFailure failure) {
        WireReader in = failure.fields().reader();
        int code = in.readInt();
        in.readNullable(ScalarCodecs.STRING);
        in.expectEnd();
        return code;
    }

    @Test
    void theyTravelWithCausesAndSuppressedOnesToo() {
        CodedException deepest = coded(3, null, () -> "deepest");
        CodedException thrown = coded(1, new IOException(deepest), () -> null);
        thrown.addSuppressed(coded(2, null, () -> "beside"));
        RemoteFailure failure = travelled(thrown);
        assertThat(code(failure)).isEqualTo(1);
        assertThat(failure.cause().fields()).isNull();
        assertThat(code(failure.cause().cause())).isEqualTo(3);
        assertThat(failure.suppressed())
                .singleElement()
                .satisfies(each -> assertThat(code(each)).isEqualTo(2));
    }

    @Test
    void withoutATaskThereAreNone() {
        assertThat(FailureCodec.describe(coded(1, null, () -> null)).fields()).isNull();
        assertThat(described(new IOException()).fields()).isNull();
    }

    @Test
    void anAccessorThatThrowsKeepsThemBackAndIsTold() {
        List<Supplier<String>> accessors = List.of(
                () -> {
                    throw new IllegalStateException("broken");
                },
                () -> {
                    throw new StackOverflowError("broken");
                },
                FailureFieldsTest::throwsUndeclared);
        for (Supplier<String> accessor : accessors) {
            RemoteFailure failure = travelled(coded(1, coded(2, null, () -> "whole"), accessor));
            assertThat(failure.fields()).isNull();
            assertThat(failure.message()).isEqualTo("m1");
            assertThat(failure.suppressed()).singleElement().satisfies(each -> {
                assertThat(each.message())
                        .contains("the fields of dev.parallel.testing.CodedException did not travel", "broken");
                assertThat(each.cause().message()).isEqualTo("broken");
            });
            assertThat(code(failure.cause())).isEqualTo(2);
        }
    }

    private static String throwsUndeclared() {
        throw FailureFieldsTest.<RuntimeException>unchecked(new IOException("broken"));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // what other languages and byte code do
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void memoryThatIsFullIsNoMatterOfAnAccessor() {
        CodedException thrown = coded(1, null, () -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThatThrownBy(() -> described(thrown)).isExactlyInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void whatIsTooLargeStaysBehindAndIsTold() {
        String large = "x".repeat(FailureFields.MOST_BYTES);
        RemoteFailure failure = travelled(coded(1, coded(2, null, () -> "small"), () -> large));
        assertThat(failure.fields()).isNull();
        assertThat(failure.suppressed().get(0).message()).contains("1048576 bytes");
        assertThat(code(failure.cause())).isEqualTo(2);
    }

    @Test
    void theBoundIsThatOfTheWholeFailure() {
        String half = "x".repeat(FailureFields.MOST_BYTES / 2);
        RemoteFailure failure = travelled(coded(1, coded(2, coded(3, null, () -> "small"), () -> half), () -> half));
        assertThat(code(failure)).isEqualTo(1);
        assertThat(failure.cause().fields()).isNull();
        assertThat(code(failure.cause().cause())).isEqualTo(3);
    }

    @Test
    void moreBytesThanThatAreRefusedWhereTheyArrive() {
        byte[] bytes = new byte[FailureFields.MOST_BYTES + 10];
        WireWriter out = new WireWriter(false);
        out.writeCount(FailureFields.MOST_BYTES + 1);
        long head = out.size();
        out.take().copyTo(ByteBuffer.wrap(bytes), 0, head);
        assertThatThrownBy(() -> FailureFields.CODEC.read(new WireReader(bytes, 0, bytes.length)))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("at most 1048576 bytes, not 1048577");
    }

    @Test
    void whateverArrivesIsAFailureOrIsRefused() {
        byte[] whole = bytes(described(coded(1, coded(2, null, () -> "why"), () -> "detail")));
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
            for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                RemoteFailure failure = FailureCodec.INSTANCE.read(new WireReader(bytes, 0, bytes.length));
                assertThat(failure.type()).isNotNull();
            } catch (WireException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }
}
