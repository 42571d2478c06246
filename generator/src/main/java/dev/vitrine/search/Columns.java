package dev.vitrine.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The columns of an index: facets, prices and what else narrows and sorts, for every product in the order of their numbers. */
final class Columns {

    private static final int CAN_BE_BOUGHT = 1;
    private static final int REDUCED = 2;

    /** The rank of what a storefront does not show. */
    private static final int HIDDEN = -1_000_000_000;

    private final DocumentOrder order;
    private final int from;
    private final int to;
    private final List<String> products = new ArrayList<>();

    Columns(DocumentOrder order) {
        this.order = order;
        Optional<DocumentOrder.Kind> kind = order.kinds().stream()
                .filter(found -> found.kind() == SearchDocument.Kind.PRODUCT)
                .findFirst();
        this.from = kind.map(DocumentOrder.Kind::from).orElse(0);
        this.to = kind.map(DocumentOrder.Kind::to).orElse(0);
        each(from, to, products::add);
    }

    private interface Visit {
        void key(String key);
    }

    private void each(int fromBlock, int toBlock, Visit visit) {
        for (int block = fromBlock; block < toBlock; block++) {
            for (int slot = 0; slot < DocumentOrder.SLOTS; slot++) {
                String key = order.key(block, slot);
                if (!key.isEmpty()) {
                    visit.key(key);
                }
            }
        }
    }

    boolean hasProducts() {
        return !products.isEmpty();
    }

    /** Which slots are used, eight bytes a block. */
    private void slots(PackedBytes out) {
        for (int block = from; block < to; block++) {
            for (int part = 0; part < DocumentOrder.SLOTS / 8; part++) {
                int bits = 0;
                for (int bit = 0; bit < 8; bit++) {
                    if (!order.key(block, part * 8 + bit).isEmpty()) {
                        bits |= 1 << bit;
                    }
                }
                out.oneByte(bits);
            }
        }
    }

    byte[] facets(List<SearchFacet> facets) {
        PackedBytes out = new PackedBytes().number(to - from);
        slots(out);
        out.number(facets.size());
        for (SearchFacet facet : facets) {
            out.text(facet.id()).text(facet.name()).number(facet.values().size());
            facet.values()
                    .forEach(value -> out.text(value.id()).text(value.name()).text(value.swatch()));
            for (String key : products) {
                List<Integer> values = facet.of().values(key);
                out.number(values.size());
                values.forEach(out::number);
            }
        }
        return out.bytes();
    }

    /**
     * Prices and what sorts.
     *
     * @param withSlots whether the used slots come first, because there is no file of facets to say them
     */
    byte[] offers(SearchShelf shelf, boolean withSlots) {
        List<SearchShelf.Offer> offers = products.stream()
                .map(key -> shelf.offers().of(key).orElse(SearchShelf.Offer.NONE))
                .toList();
        PackedBytes out = new PackedBytes();
        if (withSlots) {
            out.number(to - from);
            slots(out);
        }
        TreeSet<Long> distinct = new TreeSet<>();
        offers.stream()
                .map(SearchShelf.Offer::amount)
                .filter(amount -> amount >= 0)
                .forEach(distinct::add);
        List<Long> amounts = List.copyOf(distinct);
        out.number(amounts.size());
        long last = 0;
        for (long amount : amounts) {
            out.longNumber(amount - last);
            last = amount;
        }
        for (SearchShelf.Offer offer : offers) {
            int place = Collections.binarySearch(amounts, offer.amount());
            out.number(Math.max(0, place + 1));
        }
        offers.forEach(offer -> out.oneByte((offer.buyable() ? CAN_BE_BOUGHT : 0) | (offer.reduced() ? REDUCED : 0)));
        boolean dated = offers.stream().anyMatch(offer -> offer.created() > 0);
        out.number(dated ? 1 : 0);
        if (dated) {
            offers.forEach(offer -> out.number(Math.max(0, offer.created())));
        }
        offers.forEach(offer -> out.oneByte(offer.stars()));
        return out.bytes();
    }

    /** What is added to scores; empty when nothing is. */
    Optional<byte[]> ranks(SearchShelf shelf) {
        PackedBytes rows = new PackedBytes();
        int[] state = {0, 0};
        each(0, order.blocks(), key -> {
            long rank = shelf.offers().of(key).isEmpty()
                    ? HIDDEN
                    : Math.round(shelf.ranks().of(key) * IndexFiles.UNIT);
            if (rank != 0) {
                int number = order.number(key);
                rows.number(number - state[1]);
                rows.longNumber(rank << 1 ^ rank >> 63);
                state[1] = number;
                state[0]++;
            }
        });
        return state[0] == 0
                ? Optional.empty()
                : Optional.of(
                        new PackedBytes().number(state[0]).raw(rows.bytes()).bytes());
    }
}
