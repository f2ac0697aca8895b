package dev.parallel.maven.driver.output;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Writes what a task may return as JSON: records and other classes as objects of their components or fields, collections
 * and arrays as arrays, maps as objects (or as arrays of key and value, if a key is no scalar, or two have the same text),
 * bytes as Base64, enums by their names, numbers as numbers (those that JSON lacks, such as NaN, as texts), anything else of
 * the JDK as its text.
 * Only the streaming writer of Gson is used, since the project may bring another version of it.
 */
final class JsonValues {

    private JsonValues() {}

    static void write(Object value, JsonWriter out) throws IOException {
        if (value == null) {
            out.nullValue();
        } else if (value instanceof Boolean truth) {
            out.value(truth.booleanValue());
        } else if (value instanceof Number number) {
            writeNumber(number, out);
        } else if (text(value) != null) {
            out.value(text(value));
        } else if (value instanceof Map<?, ?> map) {
            writeMap(map, out);
        } else if (value instanceof Iterable<?> elements) {
            out.beginArray();
            for (Object element : elements) {
                write(element, out);
            }
            out.endArray();
        } else if (value.getClass().isArray()) {
            writeArray(value, out);
        } else if (value instanceof Record) {
            writeRecord(value, out);
        } else if (!writeOptional(value, out) && !writeSpecial(value, out)) {
            if (isOfPlatform(value.getClass())) {
                out.value(value.toString());
            } else {
                writeFields(value, out);
            }
        }
    }

    private static void writeNumber(Number number, JsonWriter out) throws IOException {
        if (number instanceof Double || number instanceof Float) {
            if (Double.isFinite(number.doubleValue())) {
                out.value(number);
            } else {
                out.value(number.toString());
            }
        } else if (number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger
                || number instanceof BigDecimal) {
            out.value(number);
        } else {
            out.value(number.toString());
        }
    }

    private static void writeMap(Map<?, ?> map, JsonWriter out) throws IOException {
        Optional<Map<String, Object>> named = JsonNames.of(map);
        if (named.isPresent()) {
            out.beginObject();
            for (Map.Entry<String, Object> entry : named.get().entrySet()) {
                out.name(entry.getKey());
                write(entry.getValue(), out);
            }
            out.endObject();
            return;
        }
        out.beginArray();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.beginObject().name("key");
            write(entry.getKey(), out);
            out.name("value");
            write(entry.getValue(), out);
            out.endObject();
        }
        out.endArray();
    }

    private static void writeArray(Object array, JsonWriter out) throws IOException {
        if (array instanceof byte[] bytes) {
            out.value(Base64.getEncoder().encodeToString(bytes));
            return;
        }
        out.beginArray();
        for (int i = 0; i < Array.getLength(array); i++) {
            write(Array.get(array, i), out);
        }
        out.endArray();
    }

    private static boolean writeOptional(Object value, JsonWriter out) throws IOException {
        if (value instanceof Optional<?> optional) {
            write(optional.orElse(null), out);
        } else if (value instanceof OptionalInt optional) {
            write(optional.isPresent() ? optional.getAsInt() : null, out);
        } else if (value instanceof OptionalLong optional) {
            write(optional.isPresent() ? optional.getAsLong() : null, out);
        } else if (value instanceof OptionalDouble optional) {
            write(optional.isPresent() ? optional.getAsDouble() : null, out);
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeSpecial(Object value, JsonWriter out) throws IOException {
        if (value instanceof BitSet bits) {
            write(bits.stream().boxed().toList(), out);
        } else if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            write(bytes, out);
        } else {
            return false;
        }
        return true;
    }

    /** The text by which a value is known, as a value and as a name; null if it is written in another way. */
    static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        } else if (value instanceof Path path) {
            // A path is an Iterable of itself.
            return path.toString();
        } else if (value instanceof Locale locale) {
            return locale.toLanguageTag();
        } else if (value instanceof InetAddress address) {
            return address.getHostAddress();
        }
        return null;
    }

    private static void writeRecord(Object value, JsonWriter out) throws IOException {
        out.beginObject();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            out.name(component.getName());
            write(componentOf(value, component), out);
        }
        out.endObject();
    }

    private static Object componentOf(Object value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "the accessor " + component.getName() + "() of "
                            + value.getClass().getName() + " threw",
                    e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError("made accessible, and yet not", e);
        }
    }

    private static void writeFields(Object value, JsonWriter out) throws IOException {
        Deque<Class<?>> types = new ArrayDeque<>();
        Map<String, Class<?>> owners = new HashMap<>();
        for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
            types.push(type);
            for (Field field : type.getDeclaredFields()) {
                if (isState(field)) {
                    owners.putIfAbsent(field.getName(), type);
                }
            }
        }
        out.beginObject();
        for (Class<?> type : types) {
            for (Field field : type.getDeclaredFields()) {
                if (isState(field)) {
                    String name = field.getName();
                    // A field that one of a subclass hides is named with its class.
                    out.name(owners.get(name) == type ? name : type.getName() + "." + name);
                    write(fieldOf(value, field), out);
                }
            }
        }
        out.endObject();
    }

    private static boolean isState(Field field) {
        int modifiers = field.getModifiers();
        return !Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers) && !field.isSynthetic();
    }

    private static Object fieldOf(Object value, Field field) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new AssertionError("made accessible, and yet not", e);
        }
    }

    static boolean isOfPlatform(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }
}
