package dev.parallel.maven.driver;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** A driver whose job never ends, and has not even a thread that could be interrupted into ending. */
public final class Watched {

    private Watched() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        DataInputStream in = new DataInputStream(System.in);
        int port = in.readInt();
        ParentWatch.start(in);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setKeepAlive(true);
            new CountDownLatch(1).await();
        }
    }
}
