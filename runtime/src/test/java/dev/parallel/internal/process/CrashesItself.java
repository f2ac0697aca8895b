package dev.parallel.internal.process;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Writes a line, then to address 0. */
public final class CrashesItself {

    private CrashesItself() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        System.out.println("before the crash");
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field field = type.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Method put = type.getMethod("putAddress", long.class, long.class);
        put.invoke(field.get(null), 0L, 1L);
    }
}
