package dev.vitrine.markup;

import org.commonmark.node.Node;

/** Visits a tree of Markdown without calling itself, so that no text is too deep for it. */
abstract class NodeWalk {

    /** Comes to a node; whether to go on to its children, and then {@link #leave} it. */
    abstract boolean enter(Node node);

    /** All children of a node have been visited. */
    abstract void leave(Node node);

    /** Visits all children of {@code root}, not {@code root} itself. */
    final void walkChildren(Node root) {
        Node node = root.getFirstChild();
        while (node != null) {
            boolean inside = enter(node);
            if (inside && node.getFirstChild() != null) {
                node = node.getFirstChild();
                continue;
            }
            if (inside) {
                leave(node);
            }
            while (node.getNext() == null) {
                node = node.getParent();
                if (node == root) {
                    return;
                }
                leave(node);
            }
            node = node.getNext();
        }
    }
}
