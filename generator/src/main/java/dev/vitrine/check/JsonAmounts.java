package dev.vitrine.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Finds the prices in JSON that the generator or a template wrote, without keeping the rest of it. */
final class JsonAmounts {

    private static final byte[] OFFERS = name("offers");
    private static final byte[] SKU = name("sku");
    private static final byte[] PRODUCT = name("product");
    private static final byte[] PRICE = name("price");
    private static final byte[] CURRENCY = name("priceCurrency");
    private static final byte[] AMOUNT = name("amount");

    private final byte[] json;
    private final int end;
    private int at;

    JsonAmounts(byte[] json, int start, int end) {
        this.json = json;
        this.at = start;
        this.end = end;
    }

    private static byte[] name(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes a price, and where it stands. */
    @FunctionalInterface
    interface Found {
        void accept(String sku, String first, String second, int at);
    }

    /** No text; a text is where it begins and where it ends, in one number, so that most of them are never made. */
    private static final long NONE = 0;

    private static long text(int start, int end) {
        return (long) start << 32 | end;
    }

    private static int start(long text) {
        return (int) (text >>> 32);
    }

    private static int length(long text) {
        return (int) text - start(text);
    }

    /** An object that is open, and what it has said so far. */
    private static final class Frame {
        private final long name;
        private long key = NONE;
        private long sku = NONE;
        private long product = NONE;
        private long price = NONE;
        private long amount = NONE;
        private long currency = NONE;

        private Frame(long name) {
            this.name = name;
        }
    }

    /** schema.org's offers: an object with {@code sku} whose {@code offers} have {@code price} and {@code priceCurrency}. */
    void offers(Found found) {
        walk((frame, parent) -> {
            if (length(frame.price) > 0 && is(frame.name, OFFERS)) {
                parent.price = frame.price;
                parent.currency = frame.currency;
            } else if (length(frame.sku) > 0 && length(frame.price) > 0) {
                found.accept(string(frame.sku), string(frame.price), string(frame.currency), start(frame.price));
            }
        });
    }

    /** The cart's items: SKU to an object with {@code product} and {@code amount}. */
    void items(Found found) {
        walk((frame, parent) -> {
            if (length(frame.product) > 0 && length(frame.amount) > 0) {
                found.accept(string(frame.name), string(frame.product), string(frame.amount), start(frame.amount));
            }
        });
    }

    @FunctionalInterface
    private interface Closed {
        void accept(Frame frame, Frame parent);
    }

    private void walk(Closed closed) {
        Deque<Frame> open = new ArrayDeque<>();
        Frame outside = new Frame(NONE);
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
                long text = quoted();
                if (isKey) {
                    frame.key = text;
                } else {
                    value(frame, text);
                }
            } else if (!isKey && (c == '-' || c >= '0' && c <= '9')) {
                int start = at;
                while (at + 1 < end && ",}] \n\r\t".indexOf(json[at + 1]) < 0) {
                    at++;
                }
                value(frame, text(start, at + 1));
            }
        }
    }

    private void value(Frame frame, long text) {
        long key = frame.key;
        // Most fields are told apart by the length of their names.
        switch (length(key)) {
            case 3 -> frame.sku = is(key, SKU) ? text : frame.sku;
            case 5 -> frame.price = is(key, PRICE) ? text : frame.price;
            case 6 -> frame.amount = is(key, AMOUNT) ? text : frame.amount;
            case 7 -> frame.product = is(key, PRODUCT) ? text : frame.product;
            case 13 -> frame.currency = is(key, CURRENCY) ? text : frame.currency;
            default -> {
                // Nobody asks for it.
            }
        }
    }

    private boolean is(long text, byte[] name) {
        return length(text) == name.length && Bytes.startsWith(json, start(text), name);
    }

    /** The text that begins at the quote here; stands at its closing quote afterwards. */
    private long quoted() {
        int start = ++at;
        while (at < end && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return text(start, Math.max(start, Math.min(at, end)));
    }

    private String string(long text) {
        String raw = new String(json, start(text), length(text), StandardCharsets.UTF_8);
        return raw.indexOf('\\') < 0 ? raw : unescape(raw);
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
