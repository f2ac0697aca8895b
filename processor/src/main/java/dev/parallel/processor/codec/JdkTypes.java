package dev.parallel.processor.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.parallel.processor.model.CodecRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.type.TypeKind;

/** The types of the JDK that travel, and where the runtime keeps their codecs. */
final class JdkTypes {

    private static final ClassName SCALAR = spi("ScalarCodecs");
    private static final ClassName TIME = spi("TimeCodecs");
    private static final ClassName ARRAY = spi("ArrayCodecs");
    private static final ClassName COLLECTION = spi("CollectionCodecs");
    private static final ClassName OPTIONAL = spi("OptionalCodecs");

    private static final Map<String, CodecRef> PLAIN = plain();
    private static final Map<String, Kind> GENERIC = generic();

    /** A generic type: where its factory is. */
    private record Kind(ClassName holder, String method) {}

    private JdkTypes() {}

    /** The codec of a type without type arguments, or null. */
    static CodecRef plain(String qualifiedName) {
        return PLAIN.get(qualifiedName);
    }

    static boolean isGeneric(String qualifiedName) {
        return GENERIC.containsKey(qualifiedName);
    }

    /** The codec of a generic type. */
    static CodecRef generic(String qualifiedName, List<CodecRef> arguments, TypeName type) {
        Kind kind = GENERIC.get(qualifiedName);
        return new CodecRef.Factory(kind.holder(), kind.method(), arguments, type);
    }

    /** The codec of a primitive's box. */
    static CodecRef box(TypeKind primitive) {
        return switch (primitive) {
            case BOOLEAN -> PLAIN.get("java.lang.Boolean");
            case BYTE -> PLAIN.get("java.lang.Byte");
            case SHORT -> PLAIN.get("java.lang.Short");
            case CHAR -> PLAIN.get("java.lang.Character");
            case INT -> PLAIN.get("java.lang.Integer");
            case LONG -> PLAIN.get("java.lang.Long");
            case FLOAT -> PLAIN.get("java.lang.Float");
            case DOUBLE -> PLAIN.get("java.lang.Double");
            default -> throw new IllegalArgumentException(primitive + " is no primitive type");
        };
    }

    /** The codec of an array of primitives. */
    static CodecRef arrayOf(TypeKind primitive, TypeName type) {
        return new CodecRef.Constant(ARRAY, primitive.name() + "S", type);
    }

    private static ClassName spi(String name) {
        return ClassName.get("dev.parallel.spi", name);
    }

    private static Map<String, CodecRef> plain() {
        Map<String, CodecRef> all = new HashMap<>();
        for (String name : List.of(
                "Boolean", "Byte", "Short", "Character", "Integer", "Long", "Float", "Double", "String", "Void")) {
            put(all, SCALAR, "java.lang", name);
        }
        put(all, SCALAR, "java.math", "BigInteger");
        put(all, SCALAR, "java.math", "BigDecimal");
        put(all, SCALAR, "java.util", "UUID");
        put(all, SCALAR, "java.net", "URI");
        put(all, SCALAR, "java.util", "BitSet");
        put(all, SCALAR, "java.util", "Locale");
        put(all, SCALAR, "java.nio.charset", "Charset");
        put(all, SCALAR, "java.util.regex", "Pattern");
        put(all, SCALAR, "java.net", "InetAddress");
        put(all, SCALAR, "java.nio.file", "Path");
        put(all, SCALAR, "java.io", "File");
        put(all, SCALAR, "java.nio", "ByteBuffer");
        for (String name : List.of(
                "Instant",
                "Duration",
                "Period",
                "LocalDate",
                "LocalTime",
                "LocalDateTime",
                "OffsetTime",
                "OffsetDateTime",
                "ZonedDateTime",
                "ZoneId",
                "ZoneOffset",
                "Year",
                "YearMonth",
                "MonthDay")) {
            put(all, TIME, "java.time", name);
        }
        put(all, OPTIONAL, "java.util", "OptionalInt");
        put(all, OPTIONAL, "java.util", "OptionalLong");
        put(all, OPTIONAL, "java.util", "OptionalDouble");
        return Map.copyOf(all);
    }

    private static void put(Map<String, CodecRef> all, ClassName holder, String packageName, String name) {
        ClassName type = ClassName.get(packageName, name);
        all.put(type.canonicalName(), new CodecRef.Constant(holder, constantName(name), type));
    }

    private static Map<String, Kind> generic() {
        Map<String, Kind> all = new HashMap<>();
        all.put("java.util.List", new Kind(COLLECTION, "list"));
        all.put("java.util.Set", new Kind(COLLECTION, "set"));
        all.put("java.util.SortedSet", new Kind(COLLECTION, "sortedSet"));
        all.put("java.util.NavigableSet", new Kind(COLLECTION, "navigableSet"));
        all.put("java.util.Deque", new Kind(COLLECTION, "deque"));
        all.put("java.util.Collection", new Kind(COLLECTION, "collection"));
        all.put("java.lang.Iterable", new Kind(COLLECTION, "iterable"));
        all.put("java.util.Map", new Kind(COLLECTION, "map"));
        all.put("java.util.SortedMap", new Kind(COLLECTION, "sortedMap"));
        all.put("java.util.NavigableMap", new Kind(COLLECTION, "navigableMap"));
        all.put("java.util.Optional", new Kind(OPTIONAL, "optional"));
        return Map.copyOf(all);
    }

    /** {@code LocalDate} as {@code LOCAL_DATE}; {@code UUID} stays. */
    private static String constantName(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
    }
}
