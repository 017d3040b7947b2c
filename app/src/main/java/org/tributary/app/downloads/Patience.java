package org.tributary.app.downloads;

import java.time.Duration;

/// Tries downloads again by themselves that failed only because nobody answered: nobody watches the
/// servers of links. The waits grow. Used only within changes of the ledger.
final class Patience {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 6;

    private final Ledger ledger;
    private final Tasks tasks;

    Patience(Ledger ledger, Tasks tasks) {
        this.ledger = ledger;
        this.tasks = tasks;
    }

    /// A try has failed; false when that is nothing new, as it was one that was made by itself.
    boolean failed(Item item) {
        if (!item.failedInSilence()) {
            item.silences = 0;
            return true;
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(item.silences, MOST_DOUBLINGS));
        item.silences++;
        int turn = item.silences;
        tasks.later(
                doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST,
                () -> ledger.update(() -> again(item, turn)));
        return turn == 1;
    }

    private void again(Item item, int turn) {
        boolean isListed = ledger.find(item.id()).isPresent();
        if (isListed && item.silences == turn && item.failedInSilence()) {
            item.queue();
        }
    }
}
