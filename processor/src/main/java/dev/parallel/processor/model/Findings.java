package dev.parallel.processor.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the search for the codec of one parameter, result or component came upon. */
public final class Findings {

    private final String label;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> unresolved = new LinkedHashSet<>();
    private final Set<Definition> reached = new LinkedHashSet<>();
    private boolean premature;

    /**
     * Makes empty findings.
     *
     * @param label the component's name; empty for a root or for the type itself
     */
    public Findings(String label) {
        this.label = label;
    }

    /** The component's name; empty for a root or for the type itself. */
    public String label() {
        return label;
    }

    /** What cannot travel; added to while the type is read. */
    public List<Refusal> refusals() {
        return refusals;
    }

    /** What is to be known of a type that can travel; added to while it is read. */
    public List<String> notes() {
        return notes;
    }

    /** Types that do not exist, or not yet. */
    public Set<String> unresolved() {
        return unresolved;
    }

    /** Whether a refused type may still get members from another processor, which changes classes in place. */
    public boolean premature() {
        return premature;
    }

    /** Says that a refusal may be premature. */
    public void markPremature() {
        premature = true;
    }

    /** The definitions that the codec refers to. */
    public Set<Definition> reached() {
        return reached;
    }
}
