package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UserCodecsTest {

    private static final String PHOTO = """
            package p;
            public class Photo {
                private final byte[] pixels;
                private Photo(byte[] pixels) { this.pixels = pixels; }
                static Photo of(byte[] pixels) { return new Photo(pixels); }
                byte[] raw() { return pixels; }
                @Override public String toString() { return "Photo" + pixels.length; }
            }
            """;
    private static final String CODECS = """
            package p;
            import dev.parallel.Codec;
            import java.util.List;
            class PhotoCodecs {
                static final Codec<Photo> PHOTO = Codec.via(Codec.of(byte[].class), Photo::raw, Photo::of);
                static Codec<StringBuilder> builder() {
                    return Codec.via(Codec.of(String.class), StringBuilder::toString, StringBuilder::new);
                }
                static final Codec<String> SHOUTING = Codec.via(Codec.of(byte[].class), s -> new byte[s.length()], b -> "S" + b.length);
            }
            """;
    private static final String ALBUM = """
            package p;
            import java.util.List;
            public record Album(String name, List<Photo> photos, Frame frame) {
                public record Frame(Photo photo, int border) {}
            }
            """;

    @Test
    void aNamedCodecServesItsTypeAtAnyDepth() throws Throwable {
        Built built = Built.of(PHOTO, CODECS, ALBUM, """
                package p;
                import dev.parallel.Parallel;
                import java.util.List;
                @Parallel.Codecs(PhotoCodecs.class)
                public class Outer {
                    public static class Tasks {
                        @Parallel static Photo photo(Photo photo) { return photo; }
                        @Parallel static List<? extends Photo> photos(Photo[] photos) { return List.of(photos); }
                        @Parallel static StringBuilder builder(StringBuilder builder) { return builder.append('x'); }
                        @Parallel static String album(int n) { return make(n).toString(); }
                        @Parallel static Album make(int n) {
                            return new Album("a", List.of(Photo.of(new byte[n])), new Album.Frame(Photo.of(new byte[n + 1]), 1));
                        }
                    }
                }
                """);
        assertThat(built.run("p.ParallelOuter_Tasks", "make", 3))
                .hasToString("Album[name=S1, photos=[Photo3], frame=Frame[photo=Photo4, border=1]]");
        assertThat(built.run("p.ParallelOuter_Tasks", "album", 3).toString()).startsWith("S");
        assertThat(built.run("p.ParallelOuter_Tasks", "builder", builder("ab"))).hasToString("abx");
        assertThat(built.generated()).containsExactly("p/ParallelOuter_Tasks.java");
    }

    private static StringBuilder builder(String text) {
        return new StringBuilder(text);
    }

    @Test
    void theirClassMayBeNamedAsAConstantIs() throws Throwable {
        Built built = Built.of("""
                package p;
                import dev.parallel.Codec;
                import java.util.Currency;
                class C {
                    static final Codec<Currency> CURRENCY = Codec.via(Codec.of(String.class), Currency::getCurrencyCode, Currency::getInstance);
                }
                """, """
                package p;
                import dev.parallel.Parallel;
                import java.util.*;
                @Parallel.Codecs(C.class)
                public class Tasks {
                    @Parallel static List<Currency> same(List<Currency> c) { return c; }
                }
                """);
        assertThat(built.run("p.ParallelTasks", "same", List.of(Currency.getInstance("EUR"))))
                .hasToString("[EUR]");
    }

    @Test
    void aMethodThatThrowsACheckedExceptionMakesNone() {
        Diagnosed.of(1, """
                        package p;
                        import dev.parallel.Codec;
                        import dev.parallel.Parallel;
                        import java.util.*;
                        @Parallel.Codecs(
                            Tasks.Zones.class)
                        public class Tasks {
                            static class Zones {
                                static Codec<TimeZone> zone() throws java.io.IOException { throw new java.io.IOException(); }
                            }
                            @Parallel static int right(int n) { return n; }
                        }
                        """)
                .at(
                        "Tasks.Zones.class",
                        "[parallel:codecs] p.Tasks.Zones.zone() throws java.io.IOException, which nobody can handle where"
                                + " codecs are made: catch it there");
    }

    @Test
    void codecsOfATypeItselfServeItsComponents() throws Throwable {
        Built built = Built.of(
                PHOTO,
                CODECS,
                ALBUM.replace(
                        "public record Album", "@dev.parallel.Parallel.Codecs(PhotoCodecs.class) public record Album"),
                """
                package p;
                import dev.parallel.Parallel;
                import java.util.List;
                public class Tasks {
                    @Parallel static Album make(String n) {
                        return new Album(n, List.of(Photo.of(new byte[3])), null);
                    }
                }
                """);
        assertThat(built.run("p.ParallelTasks", "make", "n"))
                .hasToString("Album[name=S1, photos=[Photo3], frame=null]");
        assertThat(built.generated())
                .containsExactly(
                        "p/AlbumParallelCodec.java", "p/Album_FrameParallelCodec.java", "p/ParallelTasks.java");
    }
}
