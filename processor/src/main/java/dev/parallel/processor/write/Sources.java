package dev.parallel.processor.write;

import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.Filer;

/** Where sources go; each file once. */
public final class Sources {

    private final Filer filer;
    private final Map<String, String> written = new HashMap<>();

    /**
     * Makes a destination.
     *
     * @param filer the compiler's
     */
    public Sources(Filer filer) {
        this.filer = filer;
    }

    /** Whether a class of that name was written. */
    public boolean contains(String qualifiedName) {
        return written.containsKey(qualifiedName);
    }

    /** Whether a class of that name was written for that type. */
    public boolean contains(String qualifiedName, String type) {
        return type.equals(written.get(qualifiedName));
    }

    /**
     * Writes a file.
     *
     * @param file the file
     * @param type the class for which it is written
     * @throws IOException if it cannot be written
     */
    public void write(JavaFile file, String type) throws IOException {
        String packageName = file.packageName();
        String name = packageName.isEmpty()
                ? file.typeSpec().name()
                : packageName + "." + file.typeSpec().name();
        file.writeTo(filer);
        written.put(name, type);
    }
}
