package dev.vitrine.render.view;

import java.util.List;

/**
 * Where letters reach the company: {@code store.contact.address}.
 *
 * @param lines as on an envelope, in the order of its country; the country only for readers in others
 */
public record AddressView(List<String> lines) {

    public AddressView {
        lines = List.copyOf(lines);
    }
}
