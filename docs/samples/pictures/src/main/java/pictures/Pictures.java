package pictures;

import dev.parallel.Parallel;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** Looks at pictures, each in a worker process: one that hangs or breaks the decoder spoils no other. */
public final class Pictures {

    private static final int THUMBNAIL = 32;

    private Pictures() {}

    /**
     * Decodes a picture, measures it, hashes it and writes a thumbnail of it.
     *
     * @param picture a PNG or JPEG file
     * @return what it is
     * @throws IOException if it cannot be read or is no picture
     */
    @Parallel(timeout = "30s", retries = 1)
    public static Description describe(Path picture) throws IOException {
        byte[] bytes = Files.readAllBytes(picture);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        if (image == null) {
            throw new IOException("no picture: " + picture);
        }
        String digest = sha256(bytes);
        return new Description(
                picture.getFileName().toString(),
                bytes.length,
                image.getWidth(),
                image.getHeight(),
                digest,
                thumbnail(image, digest));
    }

    /** Named by its content, so that two workers that meet the same picture write the same file. */
    private static Path thumbnail(BufferedImage image, String digest) throws IOException {
        double scale = Math.min(1.0, (double) THUMBNAIL / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = small.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        Path folder = Path.of(System.getProperty("thumbnails", "target/thumbnails"));
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "", ".part");
        ImageIO.write(small, "png", part.toFile());
        return Files.move(part, folder.resolve(digest + ".png"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
