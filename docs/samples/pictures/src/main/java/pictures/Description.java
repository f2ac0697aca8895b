package pictures;

import java.nio.file.Path;

/**
 * What a picture is.
 *
 * @param name the file's name
 * @param bytes its size
 * @param width in pixels
 * @param height in pixels
 * @param sha256 the digest of the file, in hexadecimal
 * @param thumbnail a smaller picture of it, as PNG
 */
public record Description(String name, long bytes, int width, int height, String sha256, Path thumbnail) {}
