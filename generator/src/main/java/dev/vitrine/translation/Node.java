package dev.vitrine.translation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a JSON or YAML text and where it is written.
 *
 * @param kind what it is
 * @param start its first character
 * @param end after its last character
 * @param text what it says, when it is a text
 * @param members its members when it is an object, in order
 * @param items its items when it is a list
 */
record Node(Kind kind, int start, int end, String text, Map<String, Member> members, List<Node> items) {

    enum Kind {
        OBJECT,
        LIST,
        TEXT,
        OTHER
    }

    /**
     * A member of an object.
     *
     * @param keyStart where its name begins
     * @param value its value
     */
    record Member(int keyStart, Node value) {}

    Optional<Node> get(String name) {
        Member member = members.get(name);
        return member == null ? Optional.empty() : Optional.of(member.value());
    }

    /** The value at the end of {@code path}: names, and {@code #0} for items of lists. */
    Optional<Node> at(List<String> path) {
        Optional<Node> node = Optional.of(this);
        for (String step : path) {
            node = node.flatMap(found -> found.step(step));
        }
        return node;
    }

    Optional<Node> step(String step) {
        if (kind == Kind.LIST && step.matches("#\\d{1,9}")) {
            int index = Integer.parseInt(step.substring(1));
            return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
        }
        return get(step);
    }

    /** The text it is, when it is one. */
    Optional<String> asText() {
        return kind == Kind.TEXT ? Optional.of(text) : Optional.empty();
    }

    Optional<String> text(String name) {
        return get(name).flatMap(Node::asText);
    }
}
