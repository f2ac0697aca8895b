package dev.parallel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WireWriterTest {

    /** Writes something of a random kind and size, borrowed arrays among them. */
    private static Consumer<WireWriter> item(Random random) {
        int length = random.nextInt(4) == 0 ? random.nextInt(40_000) : random.nextInt(50);
        long seed = random.nextLong();
        return switch (random.nextInt(6)) {
            case 0 -> out -> out.writeLong(seed);
            case 1 -> out -> out.writeString("x".repeat(length));
            case 2 -> out -> out.writeString("\u4e2d".repeat(length));
            case 3 ->
                out -> ArrayCodecs.INTS.write(new Random(seed).ints(length).toArray(), out);
            case 4 ->
                out -> ArrayCodecs.DOUBLES.write(
                        new Random(seed).doubles(length).toArray(), out);
            default ->
                out -> {
                    out.writeByte((byte) seed);
                    ArrayCodecs.SHORTS.write(new short[length], out);
                };
        };
    }

    private static byte[] plain(List<Consumer<WireWriter>> items) {
        List<byte[]> pieces = new ArrayList<>();
        for (Consumer<WireWriter> item : items) {
            WireWriter out = new WireWriter(false);
            item.accept(out);
            pieces.add(Travel.flat(out.take()));
        }
        ByteBuffer all =
                ByteBuffer.allocate(pieces.stream().mapToInt(p -> p.length).sum());
        pieces.forEach(all::put);
        return all.array();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void truncationLeavesExactlyWhatWasWrittenBefore(long seed) {
        Random random = new Random(seed);
        WireWriter out = new WireWriter(random.nextBoolean());
        for (int message = 0; message < 5; message++) {
            List<Consumer<WireWriter>> items = new ArrayList<>();
            List<Long> sizes = new ArrayList<>();
            for (int step = 0; step < 120; step++) {
                if (random.nextInt(4) == 0 && !items.isEmpty()) {
                    int keep = Math.max(0, items.size() - random.nextInt(5) - 1);
                    out.truncate(sizes.get(keep));
                    items.subList(keep, items.size()).clear();
                    sizes.subList(keep, sizes.size()).clear();
                } else {
                    Consumer<WireWriter> item = item(random);
                    sizes.add(out.size());
                    items.add(item);
                    item.accept(out);
                }
            }
            assertThat(out.size()).isEqualTo(plain(items).length);
            assertThat(Travel.flat(out.take())).isEqualTo(plain(items));
            assertThat(out.size()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bytesCanBeCopiedThroughAnyWindow(long seed) {
        Random random = new Random(seed);
        List<Consumer<WireWriter>> items = new ArrayList<>();
        WireWriter out = new WireWriter(true);
        List<Long> edges = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            items.add(item(random));
            edges.add(out.size());
            items.get(i).accept(out);
        }
        edges.add(out.size());
        WireBytes bytes = out.take();
        byte[] expected = plain(items);
        for (int i = 0; i < 60; i++) {
            long from = edges.get(i);
            long to = edges.get(i + 1);
            byte[] got = new byte[(int) (to - from)];
            int at = 0;
            while (at < got.length) {
                ByteBuffer window = ByteBuffer.allocateDirect(8 + random.nextInt(20_000));
                int limit = window.limit();
                long copied = bytes.copyTo(window, from + at, to);
                assertThat(copied).isPositive().isEqualTo(window.position());
                assertThat(window.limit()).isEqualTo(limit);
                assertThat(copied == to - from - at || window.remaining() < 8).isTrue();
                window.flip().get(got, at, (int) copied);
                at += (int) copied;
            }
            assertThat(got).isEqualTo(Arrays.copyOfRange(expected, (int) from, (int) to));
        }
    }

    @Test
    void aTakenMessageIsNotChangedByTheNext() {
        for (boolean mayBorrow : new boolean[] {false, true}) {
            WireWriter out = new WireWriter(mayBorrow);
            out.writeInt(7);
            ArrayCodecs.BYTES.write(new byte[100_000], out);
            out.writeInt(8);
            WireBytes first = out.take();
            byte[] before = Travel.flat(first);
            for (int i = 0; i < 100_000; i++) {
                out.writeInt(-1);
            }
            assertThat(Travel.flat(first)).isEqualTo(before);
        }
    }

    @Test
    void aWriterThatMayNotBorrowCopiesArrays() {
        int[] array = new int[50_000];
        WireWriter out = new WireWriter(false);
        ArrayCodecs.INTS.write(array, out);
        WireBytes bytes = out.take();
        Arrays.fill(array, 1);
        assertThat(ArrayCodecs.INTS.read(Travel.reader(Travel.flat(bytes)))).containsOnly(0);
    }

    @Test
    void clearForgetsWhatWasWrittenAndTheDepth() {
        WireWriter out = new WireWriter(true);
        ArrayCodecs.LONGS.write(new long[20_000], out);
        out.clear();
        out.writeByte((byte) 5);
        assertThat(Travel.flat(out.take())).containsExactly(5);
    }

    @Test
    void aSmallMessageCanBeReadInPlaceAndALargeOneCannot() {
        WireWriter out = new WireWriter(false);
        out.writeInt(1);
        out.writeInt(2);
        assertThat(out.take().reader(4, 8).readInt()).isEqualTo(2);
        ArrayCodecs.BYTES.write(new byte[200_000], out);
        WireBytes large = out.take();
        assertThatThrownBy(() -> large.reader(0, large.size())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void allBytesCanBeHadAsOneArrayInHoweverManyPartsTheyAre() {
        WireWriter out = new WireWriter(false);
        assertThat(out.take().toArray()).isEmpty();
        out.writeByte((byte) 1);
        byte[] large = new byte[200_000];
        Arrays.fill(large, (byte) 2);
        ArrayCodecs.BYTES.write(large, out);
        out.writeByte((byte) 3);
        long size = out.size();
        byte[] all = out.take().toArray();
        assertThat(all).hasSize((int) size).startsWith(1).endsWith(2, 2, 3);
    }

    @Test
    void aNegativeCountAndASizeThatNeverWasAreRefused() {
        WireWriter out = new WireWriter(false);
        assertThatThrownBy(() -> out.writeCount(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> out.truncate(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.truncate(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsTooLargeIsRefusedBeforeItTakesMemory(boolean mayBorrow) {
        int most = 100_000;
        List<Consumer<WireWriter>> tooLarge = List.of(
                out -> out.writeString("x".repeat(most + 1)),
                out -> out.writeString("\u4e2d".repeat(most)),
                out -> ArrayCodecs.LONGS.write(new long[most], out),
                out -> {
                    for (int i = 0; i < most; i++) {
                        out.writeLong(i);
                    }
                });
        for (Consumer<WireWriter> each : tooLarge) {
            WireWriter out = new WireWriter(mayBorrow, most);
            assertThatThrownBy(() -> each.accept(out))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("the 100000 bytes");
            assertThat(out.size()).isLessThanOrEqualTo(most + (1 << 16));
        }
        WireWriter out = new WireWriter(mayBorrow, most);
        out.writeString("x".repeat(most - 6));
        assertThat(Travel.flat(out.take())).hasSizeLessThanOrEqualTo(most);
        assertThatThrownBy(() -> new WireWriter(mayBorrow, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
