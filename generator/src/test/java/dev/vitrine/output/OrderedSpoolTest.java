package dev.vitrine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderedSpoolTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void put(OrderedSpool spool, int number, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        spool.put(number, bytes, bytes.length);
    }

    private OrderedSpool spool(long limit) {
        return new OrderedSpool((bytes, length) -> out.write(bytes, 0, length), limit);
    }

    @Test
    void piecesComeOutInTheOrderOfTheirNumbers() throws IOException {
        OrderedSpool spool = spool(100);
        put(spool, 2, "c");
        put(spool, 1, "b");
        assertThat(written()).isEmpty();
        assertThat(spool.held()).isEqualTo(2);
        put(spool, 0, "a");
        assertThat(written()).isEqualTo("abc");
        put(spool, 3, "");
        put(spool, 4, "d");
        assertThat(written()).isEqualTo("abcd");
        assertThat(spool.passed()).isEqualTo(5);
        assertThat(spool.held()).isZero();
    }

    @Test
    void theCallersBytesMayBeUsedAgain() throws IOException {
        OrderedSpool spool = spool(100);
        byte[] bytes = {'x', 'y'};
        spool.put(1, bytes, 1);
        bytes[0] = 'z';
        spool.put(0, bytes, 2);
        assertThat(written()).isEqualTo("zyx");
    }

    @Test
    void aNumberIsGivenOnce() throws IOException {
        OrderedSpool spool = spool(100);
        put(spool, 0, "a");
        put(spool, 2, "c");
        assertThatIllegalArgumentException().isThrownBy(() -> put(spool, 0, "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> put(spool, 2, "c"));
    }

    @Test
    void manyThreadsHoldNoMoreThanTheLimit() throws Exception {
        int limit = 1000;
        OrderedSpool spool = spool(limit);
        int pieces = 5000;
        AtomicInteger next = new AtomicInteger();
        AtomicLong most = new AtomicLong();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> threads = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                threads.add(pool.submit(() -> {
                    for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
                        put(spool, i, i + (i % 7 == 0 ? " ".repeat(i % 97) : "") + "\n");
                        most.accumulateAndGet(spool.held(), Math::max);
                    }
                    return true;
                }));
            }
            for (Future<?> thread : threads) {
                thread.get();
            }
        } finally {
            pool.shutdownNow();
        }
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            expected.append(i).append(i % 7 == 0 ? " ".repeat(i % 97) : "").append('\n');
        }
        assertThat(written()).isEqualTo(expected.toString());
        assertThat(most.get()).isLessThanOrEqualTo(limit);
    }

    @Test
    void whoeverWaitsCanBeStopped() throws Exception {
        OrderedSpool spool = spool(1);
        put(spool, 1, "early");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> put(spool, 2, "earlier")).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
