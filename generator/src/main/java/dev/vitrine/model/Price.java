package dev.vitrine.model;

import java.util.Optional;

/**
 * What one variant costs in one market.
 *
 * @param amount what is paid
 * @param compareAt the higher price it is compared with, when it is reduced
 */
public record Price(Money amount, Optional<Money> compareAt) {

    public boolean reduced() {
        return compareAt.isPresent();
    }
}
