package dev.parallel.processor.read;

import java.util.Comparator;
import java.util.List;

/**
 * The constructors of one exception from which the one is chosen that makes it again with its fields.
 *
 * @param all in the order of their declaration
 */
record FieldConstructors(List<FieldConstructor> all) {

    /** The usable one that carries most; null if there is none, or several that differ in what they carry. */
    FieldConstructor best() {
        List<FieldConstructor> richest = richest();
        return richest.isEmpty() || isAmbiguous() ? null : richest.get(0);
    }

    /** Whether several carry most, but not the same. */
    boolean isAmbiguous() {
        List<FieldConstructor> richest = richest();
        return richest.stream().anyMatch(each -> !each.takesTheSameAs(richest.get(0)));
    }

    /** The usable ones that carry most. */
    List<FieldConstructor> richest() {
        List<FieldConstructor> usable =
                all.stream().filter(FieldConstructor::isUsable).toList();
        long most = usable.stream().mapToLong(FieldConstructor::rank).max().orElse(0);
        return usable.stream().filter(each -> each.rank() == most).toList();
    }

    /** Of those that cannot be called, the one that would carry most of these fields; null if there is none. */
    FieldConstructor nearest(List<String> fields) {
        return all.stream()
                .filter(each -> !each.isUsable())
                .filter(each -> fields.isEmpty() || taken(each, fields) > 0)
                .min(Comparator.<FieldConstructor>comparingLong(each -> -taken(each, fields))
                        .thenComparingLong(each -> -each.fields())
                        .thenComparingInt(each -> each.obstacles().size()))
                .orElse(null);
    }

    private static long taken(FieldConstructor constructor, List<String> fields) {
        return fields.stream().filter(constructor::takes).count();
    }

    boolean unresolved() {
        return all.stream().anyMatch(FieldConstructor::unresolved);
    }

    boolean premature() {
        return all.stream().anyMatch(FieldConstructor::premature);
    }
}
