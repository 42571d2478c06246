package dev.vitrine.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Finds the prices in JSON that the generator or a template wrote, without keeping the rest of it. */
final class JsonAmounts {

    private final byte[] json;
    private final int end;
    private int at;

    JsonAmounts(byte[] json, int start, int end) {
        this.json = json;
        this.at = start;
        this.end = end;
    }

    /** Takes a price, and where it stands. */
    @FunctionalInterface
    interface Found {
        void accept(String sku, String first, String second, int at);
    }

    /** An object that is open, and what it has said so far. */
    private static final class Frame {
        private final String name;
        private String key = "";
        private String sku = "";
        private String product = "";
        private String price = "";
        private String amount = "";
        private String currency = "";
        private int priceAt;

        private Frame(String name) {
            this.name = name;
        }
    }

    /** schema.org's offers: an object with {@code sku} whose {@code offers} have {@code price} and {@code priceCurrency}. */
    void offers(Found found) {
        walk((frame, parent) -> {
            if (frame.name.equals("offers") && !frame.price.isEmpty()) {
                parent.price = frame.price;
                parent.priceAt = frame.priceAt;
                parent.currency = frame.currency;
            } else if (!frame.sku.isEmpty() && !frame.price.isEmpty()) {
                found.accept(frame.sku, frame.price, frame.currency, frame.priceAt);
            }
        });
    }

    /** The cart's items: SKU to an object with {@code product} and {@code amount}. */
    void items(Found found) {
        walk((frame, parent) -> {
            if (!frame.product.isEmpty() && !frame.amount.isEmpty()) {
                found.accept(frame.name, frame.product, frame.amount, frame.priceAt);
            }
        });
    }

    @FunctionalInterface
    private interface Closed {
        void accept(Frame frame, Frame parent);
    }

    private void walk(Closed closed) {
        Deque<Frame> open = new ArrayDeque<>();
        Frame outside = new Frame("");
        Frame frame = outside;
        boolean isKey = false;
        for (; at < end; at++) {
            byte c = json[at];
            if (c == '{') {
                open.push(frame);
                frame = new Frame(frame.key);
                isKey = true;
            } else if (c == '}') {
                Frame parent = open.isEmpty() ? outside : open.pop();
                closed.accept(frame, parent);
                frame = parent;
                isKey = false;
            } else if (c == ',') {
                isKey = true;
            } else if (c == ':') {
                isKey = false;
            } else if (c == '"') {
                int start = at;
                String text = string();
                if (isKey) {
                    frame.key = text;
                } else {
                    value(frame, text, start + 1);
                }
            } else if (!isKey && (c == '-' || c >= '0' && c <= '9')) {
                int start = at;
                while (at + 1 < end && ",}] \n\r\t".indexOf(json[at + 1]) < 0) {
                    at++;
                }
                value(frame, new String(json, start, at + 1 - start, StandardCharsets.US_ASCII), start);
            }
        }
    }

    private void value(Frame frame, String text, int start) {
        switch (frame.key) {
            case "sku" -> frame.sku = text;
            case "product" -> frame.product = text;
            case "priceCurrency" -> frame.currency = text;
            case "price" -> {
                frame.price = text;
                if (frame.amount.isEmpty()) {
                    frame.priceAt = start;
                }
            }
            case "amount" -> {
                frame.amount = text;
                frame.priceAt = start;
            }
            default -> {}
        }
    }

    /** The string that begins at the quote here; stands at its closing quote afterwards. */
    private String string() {
        int start = ++at;
        boolean escaped = false;
        while (at < end && json[at] != '"') {
            escaped |= json[at] == '\\';
            at += json[at] == '\\' ? 2 : 1;
        }
        String raw = new String(json, start, Math.min(at, end) - start, StandardCharsets.UTF_8);
        return escaped ? unescape(raw) : raw;
    }

    private static String unescape(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\' || i + 1 >= raw.length()) {
                out.append(c);
                continue;
            }
            char next = raw.charAt(++i);
            switch (next) {
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    int code = hex(raw, i + 1);
                    if (code >= 0) {
                        out.append((char) code);
                        i += 4;
                    }
                }
                default -> out.append(next);
            }
        }
        return out.toString();
    }

    private static int hex(String text, int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
