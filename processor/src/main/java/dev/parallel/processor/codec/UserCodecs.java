package dev.parallel.processor.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.parallel.processor.model.CodecRef;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The codecs that a class and the classes around it name, the nearest first. */
public final class UserCodecs {

    /** No codecs. */
    public static final UserCodecs NONE = new UserCodecs(List.of());

    /** A codec and the type that it serves. */
    record Entry(TypeMirror type, ClassName owner, String member, boolean method) {

        private boolean isSameMember(Entry other) {
            return owner.equals(other.owner) && member.equals(other.member) && method == other.method;
        }
    }

    private final List<Entry> entries;

    UserCodecs(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** These codecs, and others where these serve not. */
    UserCodecs orElse(UserCodecs others) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(others.entries);
        return new UserCodecs(all);
    }

    /** These codecs less those that others contain. */
    UserCodecs without(UserCodecs others) {
        return new UserCodecs(entries.stream()
                .filter(each -> others.entries.stream().noneMatch(each::isSameMember))
                .toList());
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The codec of exactly this type, or null. */
    CodecRef find(TypeMirror type, Types types) {
        for (Entry entry : entries) {
            if (types.isSameType(entry.type(), type)) {
                return new CodecRef.UserMember(
                        entry.owner(), entry.member(), entry.method(), TypeName.get(entry.type()));
            }
        }
        return null;
    }
}
