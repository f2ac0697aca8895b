package dev.parallel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, paths, locales and expressions. */
@Timeout(60)
class NamesThatTravelTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a/b?c=d#e",
                "http://user@host:8080/p%20q?x=\u00e9#f",
                "mailto:a@b.c",
                "urn:isbn:1",
                "http://my_host/registry",
                "file:///tmp/x",
                "//host/path",
                "http://[::1]/"
            })
    void urisComeBack(String text) {
        URI uri = URI.create(text);
        Travel.assertTravels(ScalarCodecs.URI, uri);
        assertThat(Travel.once(ScalarCodecs.URI, uri)).hasToString(text);
    }

    @Test
    void localesComeBackWhateverMadeThem() {
        for (Locale locale : Locale.getAvailableLocales()) {
            Travel.assertTravels(ScalarCodecs.LOCALE, locale);
        }
        Travel.assertTravels(ScalarCodecs.LOCALE, Locale.ROOT);
        Travel.assertTravels(ScalarCodecs.LOCALE, new Locale("ja", "JP", "JP"));
        Travel.assertTravels(ScalarCodecs.LOCALE, new Locale("no", "NO", "NY"));
        Travel.assertTravels(ScalarCodecs.LOCALE, new Locale("not a language", "nor a country", "x_y z"));
        Travel.assertTravels(ScalarCodecs.LOCALE, new Locale("", "", "v"));
        Travel.assertTravels(
                ScalarCodecs.LOCALE,
                new Locale.Builder()
                        .setLanguage("sr")
                        .setScript("Latn")
                        .setRegion("RS")
                        .setVariant("ekavsk")
                        .setUnicodeLocaleKeyword("ca", "buddhist")
                        .setExtension('x', "own-thing")
                        .build());
    }

    @Test
    void patternsComeBackWithTheirFlags() {
        Pattern pattern = Pattern.compile("a.(?<name>b+)\\Q[\\E", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        assertThat(Travel.everyWay(ScalarCodecs.PATTERN, pattern)).allSatisfy(back -> {
            assertThat(back.pattern()).isEqualTo(pattern.pattern());
            assertThat(back.flags()).isEqualTo(pattern.flags());
            assertThat(back.matcher("A\nBB[").matches()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[a", "*", "(?<n>a)(?<n>b)"})
    void aBadPatternIsAClearError(String expression) {
        WireWriter out = new WireWriter(false);
        out.writeInt(0);
        out.writeString(expression);
        WireReader in = Travel.reader(Travel.flat(out.take()));
        assertThatThrownBy(() -> ScalarCodecs.PATTERN.read(in))
                .isInstanceOf(WireException.class)
                .hasMessageStartingWith("the bytes are no Pattern: ");
    }

    @Test
    void aPatternWhoseFlagsCannotBeToldIsRefused() {
        for (Pattern pattern : List.of(
                Pattern.compile("foo|(?i)bar"),
                Pattern.compile("a b(?x) c"),
                Pattern.compile("a b(?-x) c", Pattern.COMMENTS),
                Pattern.compile("a(?-i)b", Pattern.CASE_INSENSITIVE),
                Pattern.compile("(?i)a(?-i)b"))) {
            assertThatThrownBy(() -> Travel.everyWay(ScalarCodecs.PATTERN, pattern))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining(pattern.pattern())
                    .hasMessageContaining("(?i:...)");
        }
    }

    @Test
    void flagsAtTheStartOrWithinAGroupTravel() {
        for (Pattern pattern : List.of(
                Pattern.compile("(?i)foo|bar"),
                Pattern.compile("(?-i)foo", Pattern.CASE_INSENSITIVE),
                Pattern.compile("(?i)(?m)^foo"),
                Pattern.compile("(a(?i)b)foo"),
                Pattern.compile("a(?i:b)foo"),
                Pattern.compile("foo\\Q(?i)\\E"),
                Pattern.compile("(?i)foo[", Pattern.LITERAL))) {
            Pattern back = Travel.everyWay(ScalarCodecs.PATTERN, pattern).get(0);
            for (String text :
                    List.of("foo", "FOO", "bar", "ABfoo", "aBfoo", "abFOO", "foo(?i)", "(?i)foo[", "(?I)foo[")) {
                assertThat(back.matcher(text).matches())
                        .as("%s for %s", pattern, text)
                        .isEqualTo(pattern.matcher(text).matches());
            }
        }
    }

    @Test
    void aPatternThatIsNestedTooDeepIsAClearError() {
        WireWriter out = new WireWriter(false);
        out.writeInt(0);
        out.writeString("(".repeat(200_000) + "a" + ")".repeat(200_000));
        WireReader in = Travel.reader(Travel.flat(out.take()));
        assertThatThrownBy(() -> ScalarCodecs.PATTERN.read(in)).isInstanceOf(WireException.class);
    }

    @Test
    void pathsAndFilesComeBackAsTheyAre() {
        for (String text : new String[] {"", "a", "a/../b", "/", "/tmp/x y", "./a", ".."}) {
            Travel.assertTravels(ScalarCodecs.PATH, Path.of(text));
            Travel.assertTravels(ScalarCodecs.FILE, new File(text));
        }
    }

    @Test
    void aPathOfAnotherFileSystemIsRefused(@TempDir Path folder) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            Path path = zip.getPath("/inside");
            assertThatThrownBy(() -> Travel.bytes(ScalarCodecs.PATH, path, false))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("/inside")
                    .hasMessageContaining("jar")
                    .hasMessageContaining("default file system");
        }
    }

    @Test
    void addressesComeBackWithTheNameThatIsKnownAndNoOther() throws IOException {
        byte[] four = {10, 1, 2, 3};
        byte[] six = new byte[16];
        six[0] = 0x20;
        six[15] = 9;
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        mapped[15] = 7;
        for (InetAddress address : new InetAddress[] {
            InetAddress.getByAddress(four),
            InetAddress.getByAddress("name.invalid", four),
            InetAddress.getByAddress("odd/name", four),
            InetAddress.getByAddress(six),
            InetAddress.getByAddress("six.invalid", six),
            Inet6Address.getByAddress("mapped.invalid", mapped, -1),
            Inet6Address.getByAddress(null, six, 0),
            Inet6Address.getByAddress("scoped.invalid", six, 4711),
            InetAddress.getLoopbackAddress()
        }) {
            assertThat(Travel.everyWay(ScalarCodecs.INET_ADDRESS, address)).allSatisfy(back -> {
                assertThat(back).isEqualTo(address).hasToString(address.toString());
                assertThat(back.getClass()).isEqualTo(address.getClass());
            });
        }
    }

    @Test
    void theScopeOfAnInterfaceComesBack() throws IOException {
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(each.getInetAddresses())) {
                assertThat(Travel.once(ScalarCodecs.INET_ADDRESS, address)).hasToString(address.toString());
            }
        }
    }

    @Test
    void anInterfaceThatIsNotHereComesBackAsItsNumber() {
        WireWriter out = new WireWriter(false);
        out.writeNullable(null, ScalarCodecs.STRING);
        byte[] local = new byte[16];
        local[0] = (byte) 0xfe;
        local[1] = (byte) 0x80;
        ArrayCodecs.BYTES.write(local, out);
        out.writeInt(42);
        out.writeNullable("nosuchinterface0", ScalarCodecs.STRING);
        InetAddress back = ScalarCodecs.INET_ADDRESS.read(Travel.reader(Travel.flat(out.take())));
        assertThat(((Inet6Address) back).getScopeId()).isEqualTo(42);
        assertThat(((Inet6Address) back).getScopedInterface()).isNull();
    }

    @Test
    void anAddressOfTheOtherFamilyIsAClearError() throws IOException {
        Inet4Address four = (Inet4Address) InetAddress.getByAddress(new byte[4]);
        byte[] bytes = Travel.bytes(StandardCodecs.of(Inet4Address.class), four, false);
        Travel.assertTravels(StandardCodecs.of(Inet4Address.class), four);
        assertThatThrownBy(() -> StandardCodecs.of(Inet6Address.class).read(Travel.reader(bytes)))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("Inet4Address");
    }
}
