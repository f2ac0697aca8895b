package dev.parallel.internal.transport;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * This JVM, if it is a child process: set by its own main before any user code runs. Thread-safe.
 */
public final class ThisChild {

    private static volatile ThisChild instance;

    private final String name;
    private final Birth birth;
    private final CompletableFuture<Void> parentGone = new CompletableFuture<>();

    private ThisChild(String name, Birth birth) {
        this.name = name;
        this.birth = birth;
    }

    /**
     * Says that this JVM is a child process; once.
     *
     * @param name its name
     * @param birth what it was told
     */
    public static ThisChild become(String name, Birth birth) {
        ThisChild child = new ThisChild(Objects.requireNonNull(name, "name"), Objects.requireNonNull(birth, "birth"));
        instance = child;
        return child;
    }

    /** This child; empty in an application that was started otherwise, and in a pool's worker. */
    public static Optional<ThisChild> get() {
        return Optional.ofNullable(instance);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What it was told. */
    public Birth birth() {
        return birth;
    }

    /** Says that the parent has ended. */
    public void parentEnded() {
        parentGone.complete(null);
    }

    /** Is complete once the parent has ended. */
    public CompletableFuture<Void> parentGone() {
        return parentGone;
    }
}
