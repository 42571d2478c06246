package dev.vitrine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void bytesAndMemoryAreThoseThatTheKernelCounted() {
        Map<String, String> files = Map.of(
                "/proc/self/io",
                "rchar: 4096\nwchar: 17\nread_bytes: 9\n",
                "/proc/self/status",
                "Name:\tjava\nVmPeak:\t 9999 kB\nVmHWM:\t   2048 kB\n");
        try (Machine machine = new Machine(file -> Optional.ofNullable(files.get(file)))) {
            assertThat(machine.counts().read()).isEqualTo(4096);
            assertThat(machine.counts().written()).isEqualTo(17);
            assertThat(machine.memory().process()).isEqualTo(2048 * 1024);
            assertThat(machine.memory().heap())
                    .isPositive()
                    .isLessThan(machine.memory().heapLimit() * 2);
        }
    }

    @Test
    void whatAnotherSystemDoesNotSayIsUnknown() {
        for (String text : new String[] {"", "rchar: \nwchar: lots\nVmHWM: 99999999999999999999 kB\n"}) {
            try (Machine machine = new Machine(file -> Optional.of(text).filter(found -> !found.isEmpty()))) {
                assertThat(machine.counts().read()).isEqualTo(Counts.UNKNOWN);
                assertThat(machine.counts().written()).isEqualTo(Counts.UNKNOWN);
                assertThat(machine.memory().process()).isEqualTo(Counts.UNKNOWN);
            }
        }
    }

    @Test
    void allocationsOfThreadsThatEndedStillCount() throws InterruptedException {
        try (Machine machine = new Machine(file -> Optional.empty())) {
            long before = machine.counts().allocated();
            Thread other = new Thread(() -> {
                assertThat(new byte[50_000_000]).hasSize(50_000_000);
                machine.counts();
            });
            other.start();
            other.join();
            assertThat(machine.counts().allocated() - before).isGreaterThan(50_000_000);
        }
    }
}
