package dev.parallel.maven.driver;

import dev.parallel.maven.driver.output.JsonLines;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * A driver whose job never ends, and has not even a thread that could be interrupted into ending. Its argument is the file
 * of its results.
 */
public final class Watched {

    private Watched() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        DataInputStream in = new DataInputStream(System.in);
        int port = in.readInt();
        ParentWatch.start(in);
        try (JsonLines out = JsonLines.create(Path.of(args[0]));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setKeepAlive(true);
            out.success(0, "in", 1, Duration.ZERO);
            new CountDownLatch(1).await();
        }
    }
}
