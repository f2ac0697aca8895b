package dev.parallel.internal.memory;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/**
 * How a worker maps its segment: in the same way, but sooner. {@link FileChannel#map(MapMode, long, long)} makes its buffer by reflection,
 * which goes through method handles since Java 18: the first one costs a JVM a seventh of a worker's start. Where there are memory segments,
 * since Java 22, a buffer is to be had without. Not for the application, which makes room for new segments by having the collector find
 * old ones: what it finds here is unmapped by yet another thread, later.
 */
final class QuickMapping {

    private static final int MEMORY_SEGMENTS_SINCE = 22;

    private QuickMapping() {}

    /** Maps a file from its start, to be read and written, until the collector finds the buffer. */
    static MappedByteBuffer of(FileChannel channel, int size) throws IOException {
        return Runtime.version().feature() < MEMORY_SEGMENTS_SINCE
                ? channel.map(MapMode.READ_WRITE, 0, size)
                : asSegment(channel, size);
    }

    /** {@code (MappedByteBuffer) channel.map(MapMode.READ_WRITE, 0, size, Arena.ofAuto()).asByteBuffer()}. */
    private static MappedByteBuffer asSegment(FileChannel channel, int size) throws IOException {
        try {
            Lookup lookup = MethodHandles.publicLookup();
            Class<?> arena = Class.forName("java.lang.foreign.Arena");
            Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
            MethodHandle ofAuto = lookup.findStatic(arena, "ofAuto", MethodType.methodType(arena));
            MethodHandle map = lookup.findVirtual(
                    FileChannel.class,
                    "map",
                    MethodType.methodType(segment, MapMode.class, long.class, long.class, arena));
            MethodHandle asByteBuffer =
                    lookup.findVirtual(segment, "asByteBuffer", MethodType.methodType(ByteBuffer.class));
            Object scope = ofAuto.invoke();
            Object mapped = map.invoke(channel, MapMode.READ_WRITE, 0L, (long) size, scope);
            return (MappedByteBuffer) (ByteBuffer) asByteBuffer.invoke(mapped);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("every Java since " + MEMORY_SEGMENTS_SINCE + " maps memory segments", e);
        }
    }
}
