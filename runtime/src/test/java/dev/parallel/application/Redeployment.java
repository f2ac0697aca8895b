package dev.parallel.application;

import dev.parallel.ChildProcess;
import dev.parallel.Pools;
import dev.parallel.Task;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that has this library, and deploys an application with tasks in a class loader of its own, several times. The first
 * argument is the folder of that application's classes.
 */
public final class Redeployment {

    private static final int DEPLOYMENTS = 2;
    private static final int MOST_COLLECTIONS = 400;

    private Redeployment() {}

    public static void main(String[] arguments) throws Exception {
        URL classes = Path.of(arguments[0]).toUri().toURL();
        for (int i = 1; i <= DEPLOYMENTS; i++) {
            Reference<ClassLoader> loader = deploy(classes, i);
            System.out.println("cleared" + i + "=" + isCleared(loader));
        }
        // What is loaded by another class loader has another pool, with another class path.
        try (URLClassLoader one = new URLClassLoader(new URL[] {classes}, Redeployment.class.getClassLoader());
                URLClassLoader other = new URLClassLoader(new URL[] {classes}, Redeployment.class.getClassLoader())) {
            System.out.println("configured=" + configuring(one).call() + ", "
                    + configuring(other).call());
            System.out.println("both=" + task(one).apply(7) + " " + task(other).apply(8));
            System.out.println("workers=" + workers());
            ChildProcess child = ChildProcess.start(task(one).with(7));
            child.join();
            System.out.println("child=" + child.result());
            Pools.closeAll(one);
            System.out.println("left=" + workers() + " " + task(other).apply(9));
            Pools.closeAll();
        }
    }

    /** All that a deployed application does, on a thread of its own as it has in a server. */
    private static Reference<ClassLoader> deploy(URL classes, int number) throws Exception {
        URLClassLoader loader = new URLClassLoader(new URL[] {classes}, Redeployment.class.getClassLoader());
        Thread thread = new Thread(() -> run(loader, number));
        thread.setContextClassLoader(loader);
        thread.start();
        thread.join();
        loader.close();
        return new WeakReference<>(loader);
    }

    private static void run(ClassLoader loader, int number) {
        try {
            System.out.println("said" + number + "="
                    + application(loader, "com.acme.DeployedApplication").call());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** An application that says what its pool is. */
    private static Callable<String> configuring(ClassLoader loader) throws ReflectiveOperationException {
        return application(loader, "com.acme.ConfiguringApplication");
    }

    @SuppressWarnings("unchecked") // what it says of itself
    private static Callable<String> application(ClassLoader loader, String name) throws ReflectiveOperationException {
        return (Callable<String>)
                Class.forName(name, true, loader).getDeclaredConstructor().newInstance();
    }

    @SuppressWarnings("unchecked") // the generated constant's type
    private static Task<Integer, Boolean> task(ClassLoader loader) throws ReflectiveOperationException {
        Field field = Class.forName("com.acme.ParallelDemo", true, loader).getDeclaredField("isPrime");
        field.setAccessible(true);
        return (Task<Integer, Boolean>) field.get(null);
    }

    private static boolean isCleared(Reference<ClassLoader> loader) throws InterruptedException {
        for (int i = 0; i < MOST_COLLECTIONS && !loader.refersTo(null); i++) {
            System.gc();
            Thread.sleep(50);
        }
        return loader.refersTo(null);
    }

    private static long workers() {
        AtomicInteger count = new AtomicInteger();
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .forEach(child -> count.incrementAndGet());
        return count.get();
    }
}
