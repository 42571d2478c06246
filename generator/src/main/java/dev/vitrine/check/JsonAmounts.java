package dev.vitrine.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
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

    /** A text between its quotes; made a string only when it is asked for, as most are not. */
    private record Span(int start, int end) {
        private static final Span NONE = new Span(0, 0);

        private boolean isEmpty() {
            return start == end;
        }
    }

    /** An object that is open, and what it has said so far. */
    private static final class Frame {
        private final Span name;
        private Span key = Span.NONE;
        private Span sku = Span.NONE;
        private Span product = Span.NONE;
        private Span price = Span.NONE;
        private Span amount = Span.NONE;
        private Span currency = Span.NONE;

        private Frame(Span name) {
            this.name = name;
        }
    }

    /** schema.org's offers: an object with {@code sku} whose {@code offers} have {@code price} and {@code priceCurrency}. */
    void offers(Found found) {
        walk((frame, parent) -> {
            if (!frame.price.isEmpty() && is(frame.name, OFFERS)) {
                parent.price = frame.price;
                parent.currency = frame.currency;
            } else if (!frame.sku.isEmpty() && !frame.price.isEmpty()) {
                found.accept(text(frame.sku), text(frame.price), text(frame.currency), frame.price.start());
            }
        });
    }

    /** The cart's items: SKU to an object with {@code product} and {@code amount}. */
    void items(Found found) {
        walk((frame, parent) -> {
            if (!frame.product.isEmpty() && !frame.amount.isEmpty()) {
                found.accept(text(frame.name), text(frame.product), text(frame.amount), frame.amount.start());
            }
        });
    }

    @FunctionalInterface
    private interface Closed {
        void accept(Frame frame, Frame parent);
    }

    private void walk(Closed closed) {
        Deque<Frame> open = new ArrayDeque<>();
        Frame outside = new Frame(Span.NONE);
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
                Span text = string();
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
                value(frame, new Span(start, at + 1));
            }
        }
    }

    private void value(Frame frame, Span text) {
        if (is(frame.key, SKU)) {
            frame.sku = text;
        } else if (is(frame.key, PRODUCT)) {
            frame.product = text;
        } else if (is(frame.key, CURRENCY)) {
            frame.currency = text;
        } else if (is(frame.key, PRICE)) {
            frame.price = text;
        } else if (is(frame.key, AMOUNT)) {
            frame.amount = text;
        }
    }

    private boolean is(Span span, byte[] name) {
        return Arrays.equals(json, span.start(), span.end(), name, 0, name.length);
    }

    /** The string that begins at the quote here; stands at its closing quote afterwards. */
    private Span string() {
        int start = ++at;
        while (at < end && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return new Span(start, Math.max(start, Math.min(at, end)));
    }

    private String text(Span span) {
        String raw = new String(json, span.start(), span.end() - span.start(), StandardCharsets.UTF_8);
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
