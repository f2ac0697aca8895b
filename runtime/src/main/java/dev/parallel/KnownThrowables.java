package dev.parallel;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.util.ConcurrentModificationException;
import java.util.EmptyStackException;
import java.util.InputMismatchException;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.zip.DataFormatException;
import java.util.zip.ZipException;

/**
 * The exceptions of the JDK that come back as themselves. A fixed table: no class is loaded, and no constructor called, because
 * a worker names it.
 */
final class KnownThrowables {

    private static final Map<String, BiFunction<String, Throwable, Throwable>> MAKERS = Map.ofEntries(
            entry(Throwable.class, Throwable::new),
            entry(Exception.class, Exception::new),
            entry(RuntimeException.class, RuntimeException::new),
            entry(Error.class, Error::new),
            entry(ArithmeticException.class, ArithmeticException::new),
            entry(ArrayIndexOutOfBoundsException.class, ArrayIndexOutOfBoundsException::new),
            entry(ArrayStoreException.class, ArrayStoreException::new),
            entry(
                    AssertionError.class,
                    message -> message == null ? new AssertionError() : new AssertionError(message)),
            entry(BufferOverflowException.class, message -> new BufferOverflowException()),
            entry(BufferUnderflowException.class, message -> new BufferUnderflowException()),
            entry(CancellationException.class, CancellationException::new),
            entry(CharacterCodingException.class, message -> new CharacterCodingException()),
            entry(ClassCastException.class, ClassCastException::new),
            withCause(ClassNotFoundException.class, ClassNotFoundException::new),
            entry(CloneNotSupportedException.class, CloneNotSupportedException::new),
            withCause(CompletionException.class, CompletionException::new),
            entry(ConcurrentModificationException.class, ConcurrentModificationException::new),
            entry(DataFormatException.class, DataFormatException::new),
            entry(DateTimeException.class, DateTimeException::new),
            entry(EmptyStackException.class, message -> new EmptyStackException()),
            entry(EOFException.class, EOFException::new),
            withCause(
                    ExceptionInInitializerError.class,
                    (message, cause) -> cause == null
                            ? new ExceptionInInitializerError(message)
                            : new ExceptionInInitializerError(cause)),
            withCause(ExecutionException.class, ExecutionException::new),
            entry(FileNotFoundException.class, FileNotFoundException::new),
            entry(GeneralSecurityException.class, GeneralSecurityException::new),
            entry(IllegalArgumentException.class, IllegalArgumentException::new),
            entry(IllegalMonitorStateException.class, IllegalMonitorStateException::new),
            entry(IllegalStateException.class, IllegalStateException::new),
            entry(IndexOutOfBoundsException.class, IndexOutOfBoundsException::new),
            entry(InputMismatchException.class, InputMismatchException::new),
            entry(InterruptedException.class, InterruptedException::new),
            entry(InvalidPathException.class, KnownThrowables::invalidPath),
            entry(IncompatibleClassChangeError.class, IncompatibleClassChangeError::new),
            entry(IOException.class, IOException::new),
            entry(LinkageError.class, LinkageError::new),
            entry(MissingResourceException.class, message -> new MissingResourceException(message, "", "")),
            entry(NegativeArraySizeException.class, NegativeArraySizeException::new),
            entry(NoClassDefFoundError.class, NoClassDefFoundError::new),
            entry(NoSuchAlgorithmException.class, NoSuchAlgorithmException::new),
            entry(NoSuchElementException.class, NoSuchElementException::new),
            entry(NoSuchFieldError.class, NoSuchFieldError::new),
            entry(NoSuchMethodError.class, NoSuchMethodError::new),
            entry(NullPointerException.class, NullPointerException::new),
            entry(NumberFormatException.class, NumberFormatException::new),
            entry(OutOfMemoryError.class, OutOfMemoryError::new),
            entry(RejectedExecutionException.class, RejectedExecutionException::new),
            entry(ReflectiveOperationException.class, ReflectiveOperationException::new),
            entry(SecurityException.class, SecurityException::new),
            entry(SocketException.class, SocketException::new),
            entry(SocketTimeoutException.class, SocketTimeoutException::new),
            entry(StackOverflowError.class, StackOverflowError::new),
            entry(StringIndexOutOfBoundsException.class, StringIndexOutOfBoundsException::new),
            entry(TimeoutException.class, TimeoutException::new),
            withCause(
                    UncheckedIOException.class,
                    (message, cause) -> new UncheckedIOException(
                            message, cause instanceof IOException io ? io : new IOException(message))),
            entry(UnknownHostException.class, UnknownHostException::new),
            entry(UnsatisfiedLinkError.class, UnsatisfiedLinkError::new),
            entry(UnsupportedOperationException.class, UnsupportedOperationException::new),
            entry(ZipException.class, ZipException::new),
            entry(AccessDeniedException.class, AccessDeniedException::new),
            entry(DirectoryNotEmptyException.class, DirectoryNotEmptyException::new),
            entry(FileAlreadyExistsException.class, FileAlreadyExistsException::new),
            entry(NoSuchFileException.class, NoSuchFileException::new),
            entry(NotDirectoryException.class, NotDirectoryException::new));

    private KnownThrowables() {}

    private static <T extends Throwable> Map.Entry<String, BiFunction<String, Throwable, Throwable>> entry(
            Class<T> type, Function<String, ? extends T> maker) {
        return withCause(type, (message, cause) -> maker.apply(message));
    }

    /** Of one that takes its cause when it is made, or never. */
    private static <T extends Throwable> Map.Entry<String, BiFunction<String, Throwable, Throwable>> withCause(
            Class<T> type, BiFunction<String, Throwable, ? extends T> maker) {
        return Map.entry(type.getName(), maker::apply);
    }

    /** Of the message that it makes: a reason, perhaps an index, and the input after a colon. */
    private static InvalidPathException invalidPath(String message) {
        String text = message == null ? "" : message;
        int colon = text.indexOf(": ");
        return colon < 0
                ? new InvalidPathException("", text)
                : new InvalidPathException(text.substring(colon + 2), text.substring(0, colon));
    }

    /**
     * Makes an exception.
     *
     * @param typeName the binary name of its class
     * @param message its message, or null
     * @param cause its cause, or null; if it can be given later, the exception is made without it
     * @return the exception, or null if its class is not in the table
     */
    static Throwable make(String typeName, String message, Throwable cause) {
        BiFunction<String, Throwable, Throwable> maker = MAKERS.get(typeName);
        return maker == null ? null : maker.apply(message, cause);
    }
}
