package dev.parallel.processor.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.parallel.processor.model.CodecRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The codecs that a class and the classes around it name, the nearest first. */
public final class UserCodecs {

    /** No codecs. */
    public static final UserCodecs NONE = new UserCodecs(List.of(), Set.of());

    /** A codec and the type that it serves. */
    record Entry(TypeMirror type, ClassName owner, String member, boolean method) {

        private boolean isSameMember(Entry other) {
            return owner.equals(other.owner) && member.equals(other.member) && method == other.method;
        }
    }

    private final List<Entry> entries;
    private final Set<String> unresolved;

    UserCodecs(List<Entry> entries, Set<String> unresolved) {
        this.entries = List.copyOf(entries);
        this.unresolved = Set.copyOf(unresolved);
    }

    /** What they need and does not exist, or not yet: codecs that are not among these may serve further types. */
    public Set<String> unresolved() {
        return unresolved;
    }

    /** These codecs, and others where these serve not. */
    UserCodecs orElse(UserCodecs others) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(others.entries);
        Set<String> missing = new HashSet<>(unresolved);
        missing.addAll(others.unresolved);
        return new UserCodecs(all, missing);
    }

    /** These codecs less those that others contain. */
    UserCodecs without(UserCodecs others) {
        List<Entry> rest = entries.stream()
                .filter(each -> others.entries.stream().noneMatch(each::isSameMember))
                .toList();
        return new UserCodecs(rest, unresolved);
    }

    /** What tells these codecs from others. */
    List<String> members() {
        return entries.stream()
                .map(each -> each.owner() + "." + each.member() + (each.method() ? "()" : ""))
                .toList();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The codec of exactly this type, or null. */
    CodecRef find(TypeMirror type, Types types) {
        if (TypeSystem.isUnresolved(type)) {
            return null;
        }
        for (Entry entry : entries) {
            if (types.isSameType(entry.type(), type)) {
                return new CodecRef.UserMember(
                        entry.owner(), entry.member(), entry.method(), TypeName.get(entry.type()));
            }
        }
        return null;
    }
}
