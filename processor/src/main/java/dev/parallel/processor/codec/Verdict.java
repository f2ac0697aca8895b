package dev.parallel.processor.codec;

import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.Findings;
import dev.parallel.processor.model.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a parameter or result can travel, after everything that it contains has been looked at. */
public final class Verdict {

    private final Map<Refusal, String> refusals = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> unresolved = new LinkedHashSet<>();
    private final Set<Definition> definitions = new LinkedHashSet<>();
    private boolean premature;

    /**
     * Follows what was found.
     *
     * @param root the findings of a parameter or result
     * @return the verdict
     */
    public static Verdict of(Findings root) {
        Verdict verdict = new Verdict();
        verdict.follow("", root, new HashSet<>());
        return verdict;
    }

    private void follow(String path, Findings found, Set<Definition> seen) {
        for (Refusal refusal : found.refusals()) {
            refusals.putIfAbsent(refusal, path);
        }
        notes.addAll(found.notes());
        unresolved.addAll(found.unresolved());
        premature |= found.premature();
        for (Definition definition : found.reached()) {
            if (!seen.add(definition)) {
                continue;
            }
            definitions.add(definition);
            int before = refusals.size();
            String start = path.isEmpty() ? definition.element().getSimpleName().toString() : path;
            for (Findings component : definition.findings()) {
                String label = component.label();
                boolean step = !label.isEmpty() && !label.startsWith("(");
                follow(label.isEmpty() ? path : start + (step ? "." : "") + label, component, seen);
            }
            if (refusals.size() > before) {
                // A class around a type names codecs for it, too: the outermost place is where they are named.
                definition.suspicions().forEach(each -> refusals.put(each, path));
            }
        }
    }

    /** Types that do not exist, or not yet. */
    public Set<String> unresolved() {
        return unresolved;
    }

    /** Whether another processor may still change a refused type. */
    public boolean premature() {
        return premature;
    }

    /** All definitions that the codec needs, at any depth. */
    public Set<Definition> definitions() {
        return definitions;
    }

    /** One sentence for each type of which there is something to be known. */
    public Set<String> notes() {
        return notes;
    }

    /** One line for each type that cannot travel, with the path to it and the way out. */
    public List<String> sentences() {
        List<String> all = new ArrayList<>();
        refusals.forEach((refusal, path) -> all.add(refusal.type() + " cannot travel"
                + (path.isEmpty() ? "" : " (at " + path + ")") + ": it " + refusal.reason() + ". Way out: "
                + refusal.wayOut() + "."));
        return all;
    }
}
