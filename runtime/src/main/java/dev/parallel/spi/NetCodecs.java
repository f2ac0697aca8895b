package dev.parallel.spi;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** The codec of network addresses. */
final class NetCodecs {

    static final ValueCodec<InetAddress> INET_ADDRESS =
            FunctionCodec.ofValue("InetAddress", NetCodecs::write, NetCodecs::read);

    private static final int BYTES_OF_4 = 4;
    private static final int BYTES_OF_6 = 16;
    private static final int NO_SCOPE = -1;

    private NetCodecs() {}

    private static void write(InetAddress value, WireWriter out) {
        out.writeNullable(knownName(value), BoxCodecs.STRING);
        ArrayCodecs.BYTES.write(value.getAddress(), out);
        if (value instanceof Inet6Address six) {
            boolean scoped = six.getHostAddress().indexOf('%') >= 0;
            out.writeInt(scoped ? six.getScopeId() : NO_SCOPE);
            NetworkInterface scope = six.getScopedInterface();
            out.writeNullable(scope == null ? null : scope.getName(), BoxCodecs.STRING);
        }
    }

    /** The host name without asking for it, which would resolve it: the text before the address. */
    private static String knownName(InetAddress value) {
        String text = value.toString();
        int end = text.lastIndexOf('/');
        return end > 0 ? text.substring(0, end) : null;
    }

    private static InetAddress read(WireReader in) {
        String name = in.readNullable(BoxCodecs.STRING);
        byte[] address = ArrayCodecs.BYTES.read(in);
        try {
            if (address.length == BYTES_OF_4) {
                return Inet4Address.getByAddress(name, address);
            }
            if (address.length == BYTES_OF_6) {
                int scope = in.readInt();
                return six(name, address, scope, in.readNullable(BoxCodecs.STRING));
            }
        } catch (UnknownHostException e) {
            throw new WireException("the bytes are no InetAddress: " + e.getMessage(), e);
        }
        throw new WireException("an address has 4 or 16 bytes, not " + address.length);
    }

    private static InetAddress six(String name, byte[] address, int scope, String interfaceName)
            throws UnknownHostException {
        Inet6Address numbered = Inet6Address.getByAddress(name, address, scope);
        if (interfaceName == null) {
            return numbered;
        }
        NetworkInterface found = find(interfaceName);
        if (found == null) {
            return numbered;
        }
        try {
            return Inet6Address.getByAddress(name, address, found);
        } catch (UnknownHostException e) {
            return numbered; // the interface has no address of this kind here: its number says all there is to say
        }
    }

    private static NetworkInterface find(String name) {
        try {
            return NetworkInterface.getByName(name);
        } catch (SocketException e) {
            return null;
        }
    }
}
