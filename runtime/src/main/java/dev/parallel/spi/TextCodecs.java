package dev.parallel.spi;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.regex.Pattern;

/** The codecs of what travels as text. */
final class TextCodecs {

    static final ValueCodec<URI> URI =
            FunctionCodec.ofValue("URI", TextCodecs::writeUri, in -> java.net.URI.create(in.readString()));

    static final ValueCodec<Locale> LOCALE =
            FunctionCodec.ofValue("Locale", TextCodecs::writeLocale, TextCodecs::readLocale);

    static final ValueCodec<Charset> CHARSET = FunctionCodec.ofValue(
            "Charset", (value, out) -> out.writeString(value.name()), in -> Charset.forName(in.readString()));

    static final ValueCodec<Pattern> PATTERN = FunctionCodec.ofValue("Pattern", TextCodecs::writePattern, in -> {
        int flags = in.readInt();
        return Pattern.compile(in.readString(), flags);
    });

    private TextCodecs() {}

    private static void writeUri(URI value, WireWriter out) {
        String text = value.toString();
        if (!sameUri(value, text)) {
            throw new WireException(
                    "the URI " + text + " cannot travel: it was put together from parts, and its text does"
                            + " not mean the same parts again. Send the parts");
        }
        out.writeString(text);
    }

    private static boolean sameUri(URI value, String text) {
        try {
            return new URI(text).equals(value);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void writePattern(Pattern value, WireWriter out) {
        if (!PatternFlags.areKnown(value)) {
            throw new WireException(
                    "the pattern " + value + " cannot travel: it changes its flags in its midst, so that the ones"
                            + " that it was compiled with cannot be told. Write them at its start, or for a group, as (?i:...)");
        }
        out.writeInt(value.flags());
        out.writeString(value.pattern());
    }

    /** Only a locale of the old constructors may differ from its language tag; such a one has no script. */
    private static void writeLocale(Locale value, WireWriter out) {
        String tag = value.toLanguageTag();
        boolean tagged = Locale.forLanguageTag(tag).equals(value);
        out.writeBoolean(tagged);
        if (tagged) {
            out.writeString(tag);
            return;
        }
        if (!new Locale(value.getLanguage(), value.getCountry(), value.getVariant()).equals(value)) {
            throw new WireException("the locale " + value + " cannot travel: neither its language tag " + tag
                    + " nor its language, country and variant give it again. Send its parts");
        }
        out.writeString(value.getLanguage());
        out.writeString(value.getCountry());
        out.writeString(value.getVariant());
    }

    private static Locale readLocale(WireReader in) {
        if (in.readBoolean()) {
            return Locale.forLanguageTag(in.readString());
        }
        String language = in.readString();
        String country = in.readString();
        return new Locale(language, country, in.readString());
    }
}
