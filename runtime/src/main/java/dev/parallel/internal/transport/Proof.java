package dev.parallel.internal.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** How each side of a connection shows that it knows the secret, without saying it. */
final class Proof {

    static final int SECRET_SIZE = 32;
    static final int NONCE_SIZE = 16;
    static final int SIZE = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Proof() {}

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** {@code SHA-256(secret, role, side, nonce)}: every part but the side has a fixed size, so none can pass for another. */
    static byte[] of(byte[] secret, byte role, String side, ByteBuffer nonce) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret);
            digest.update(role);
            digest.update(side.getBytes(StandardCharsets.US_ASCII));
            digest.update(nonce.duplicate());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
