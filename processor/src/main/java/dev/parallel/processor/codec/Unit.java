package dev.parallel.processor.codec;

import com.palantir.javapoet.ClassName;
import dev.parallel.processor.model.Definition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A generated top-level class: what is accessible from it, which codecs serve it, and which types are coded inside it. */
public final class Unit {

    private final ClassName name;
    private final UserCodecs codecs;
    private final Map<String, Definition> nested;
    private final Set<String> takenNames;

    /**
     * Makes a unit.
     *
     * @param name the generated class
     * @param codecs the user's codecs that serve it
     */
    public Unit(ClassName name, UserCodecs codecs) {
        this(name, codecs, new LinkedHashMap<>(), new HashSet<>());
    }

    private Unit(ClassName name, UserCodecs codecs, Map<String, Definition> nested, Set<String> takenNames) {
        this.name = name;
        this.codecs = codecs;
        this.nested = nested;
        this.takenNames = takenNames;
    }

    /** The same class, where further codecs serve what its own do not. */
    Unit plus(UserCodecs further) {
        return further.isEmpty() ? this : new Unit(name, codecs.orElse(further), nested, takenNames);
    }

    /** The generated class. */
    public ClassName name() {
        return name;
    }

    String packageName() {
        return name.packageName();
    }

    UserCodecs codecs() {
        return codecs;
    }

    Definition nested(String qualifiedName) {
        return nested.get(qualifiedName);
    }

    void addNested(String qualifiedName, Definition definition) {
        nested.put(qualifiedName, definition);
    }

    /** The types that are coded inside it. */
    public List<Definition> nested() {
        return new ArrayList<>(nested.values());
    }

    /** A name for a nested class that no other has, even where the file system ignores case. */
    public String nestedName(String wanted) {
        String free = wanted;
        for (int i = 2; !takenNames.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = wanted + i;
        }
        return free;
    }
}
