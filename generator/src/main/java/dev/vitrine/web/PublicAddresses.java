package dev.vitrine.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Which machines may be asked: only those of the open internet, so that a text of the site cannot make a build server knock at doors of its own network. */
@FunctionalInterface
public interface PublicAddresses {

    /**
     * Whether {@code host} may be asked.
     *
     * @throws UnknownHostException when nobody is called so
     */
    boolean mayAsk(String host) throws UnknownHostException;

    /** The rule: each address of the host is one of the open internet. */
    static PublicAddresses standard() {
        // The JDK keeps a name's addresses for some seconds, so that the request that follows goes to those that were
        // looked at.
        return host -> Arrays.stream(InetAddress.getAllByName(host)).allMatch(PublicAddresses::isPublic);
    }

    /** Whether {@code address} is one of the open internet. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if (address instanceof Inet6Address) {
            boolean unique = (first & 0xFE) == 0xFC;
            // What is between 2000:: and 3fff:: is given out; 2002:: and 2001:0:: carry IPv4 addresses, which may be
            // anything.
            boolean given = (first & 0xE0) == 0x20;
            boolean carries = first == 0x20 && second == 0x02
                    || first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0;
            return given && !unique && !carries;
        }
        return first != 0
                && first < 224
                && !(first == 100 && (second & 0xC0) == 64)
                && !(first == 192 && second == 0 && (bytes[2] & 0xFF) == 0)
                && !(first == 198 && (second & 0xFE) == 18);
    }
}
