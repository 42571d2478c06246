package dev.vitrine.render.view;

import java.util.List;

/**
 * Terms for buyers who ask for a quote.
 *
 * @param only whether it is sold by quote only, and has no price
 * @param minimum fewest pieces
 * @param step pieces it is sold in
 * @param tiers prices by quantity, the fewest pieces first
 * @param leadTimeMin fewest working days until it is made; 0 when not stated
 * @param leadTimeMax most working days; 0 when not stated
 * @param sample whether a sample can be ordered
 */
public record InquiryView(
        boolean only, int minimum, int step, List<TierView> tiers, int leadTimeMin, int leadTimeMax, boolean sample) {}
