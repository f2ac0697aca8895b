package bound;

import dev.parallel.Parallel;
import java.io.File;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results of many shapes. */
public final class Shapes {

    private Shapes() {}

    public enum Colour {
        RED,
        GREEN
    }

    public record Point(int x, double y) {}

    public record Shape(
            String name, List<Point> points, Map<String, Colour> colours, Optional<LocalDate> since, int[] sides) {}

    @Parallel(workers = 2)
    public static Shape of(long n) {
        return new Shape(
                System.getProperty("greeting") + " " + n,
                List.of(new Point((int) n, n / 2.0)),
                Map.of("front", Colour.RED),
                n == 0 ? Optional.empty() : Optional.of(LocalDate.of(2026, 1, 2)),
                new int[] {1, 2});
    }

    @Parallel
    public static long sizeOf(File file) {
        return file.length();
    }

    @Parallel
    public static Colour other(Colour colour) {
        return colour == Colour.RED ? Colour.GREEN : Colour.RED;
    }
}
