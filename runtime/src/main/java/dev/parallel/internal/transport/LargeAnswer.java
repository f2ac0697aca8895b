package dev.parallel.internal.transport;

import dev.parallel.internal.memory.SpillFile;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import java.util.concurrent.atomic.AtomicBoolean;

/** A message in the answer file. The worker writes no other one there before this one has been released. */
final class LargeAnswer {

    private static final int PAGE = 1 << 20;

    private final SpillFile file;
    private final long size;
    private final Runnable onRelease;
    private final AtomicBoolean released = new AtomicBoolean();

    LargeAnswer(SpillFile file, long size, Runnable onRelease) {
        this.file = file;
        this.size = size;
        this.onRelease = onRelease;
    }

    WireReader reader() {
        return mayFit() ? file.reader(0, size) : new WireReader(tooLarge(), size);
    }

    /** The file's length is the worker's word, and costs it nothing: nothing is made room for that cannot be held. */
    private boolean mayFit() {
        return size <= Runtime.getRuntime().maxMemory();
    }

    private WireReader.Source tooLarge() {
        return (target, offset, count) -> {
            throw new WireException("a result of " + size + " bytes does not fit this JVM's heap ("
                    + Runtime.getRuntime().maxMemory()
                    + " bytes at most): raise -Xmx, or let the task return less");
        };
    }

    void release() {
        if (released.compareAndSet(false, true)) {
            onRelease.run();
        }
    }

    /** Copies the message into this JVM's heap, in pages, and releases the file. */
    WireReader.Source detach() {
        if (!mayFit()) {
            release();
            return tooLarge();
        }
        try {
            byte[][] pages = new byte[(int) ((size + PAGE - 1) / PAGE)][];
            WireReader reader = reader();
            for (int i = 0; i < pages.length; i++) {
                pages[i] = new byte[(int) Math.min(PAGE, size - (long) i * PAGE)];
                reader.readBytes(pages[i], 0, pages[i].length);
            }
            return new Pages(pages);
        } catch (OutOfMemoryError e) {
            return tooLarge();
        } catch (WireException e) {
            return (target, offset, count) -> {
                throw e;
            };
        } finally {
            release();
        }
    }

    /** Gives pages out in order, and lets go of each one that has been read. */
    private static final class Pages implements WireReader.Source {

        private final byte[][] pages;
        private long position;

        Pages(byte[][] pages) {
            this.pages = pages;
        }

        @Override
        public void read(byte[] target, int offset, int count) {
            int done = 0;
            while (done < count) {
                int page = (int) (position / PAGE);
                int start = (int) (position % PAGE);
                int step = Math.min(count - done, pages[page].length - start);
                System.arraycopy(pages[page], start, target, offset + done, step);
                done += step;
                position += step;
                if (start + step == pages[page].length) {
                    pages[page] = null;
                }
            }
        }
    }
}
