package dev.parallel.processor.codec;

import com.palantir.javapoet.ClassName;
import dev.parallel.processor.model.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A generated top-level class: what is accessible from it, which codecs serve it, and which types are coded inside it. Where a type brings
 * codecs of its own, what it contains is coded in a view of the class that has these, too, and so apart from what others contain.
 */
public final class Unit {

    private final ClassName name;
    private final UserCodecs codecs;
    private final Map<String, Definition> known = new HashMap<>();
    private final Map<List<String>, Unit> views;
    private final List<Definition> nested;
    private final Set<String> takenNames;

    /**
     * Makes a unit.
     *
     * @param name the generated class
     * @param codecs the user's codecs that serve it
     */
    public Unit(ClassName name, UserCodecs codecs) {
        this(name, codecs, new HashMap<>(), new ArrayList<>(), new HashSet<>());
    }

    private Unit(
            ClassName name,
            UserCodecs codecs,
            Map<List<String>, Unit> views,
            List<Definition> nested,
            Set<String> takenNames) {
        this.name = name;
        this.codecs = codecs;
        this.views = views;
        this.nested = nested;
        this.takenNames = takenNames;
    }

    /** The same class, where further codecs serve what its own do not; one view for the same codecs. */
    Unit plus(UserCodecs further) {
        UserCodecs added = further.without(codecs);
        if (added.isEmpty()) {
            return this;
        }
        UserCodecs all = codecs.orElse(added);
        return views.computeIfAbsent(all.members(), members -> new Unit(name, all, views, nested, takenNames));
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

    /** The definition of a type that is coded with these codecs, or null. */
    Definition nested(String qualifiedName) {
        return known.get(qualifiedName);
    }

    void addNested(String qualifiedName, Definition definition) {
        known.put(qualifiedName, definition);
        nested.add(definition);
    }

    /** The types that are coded inside it, whichever codecs serve them. */
    public List<Definition> nested() {
        return List.copyOf(nested);
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
