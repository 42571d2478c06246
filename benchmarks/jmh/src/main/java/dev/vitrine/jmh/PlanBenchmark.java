package dev.vitrine.jmh;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.plan.RoutePlanner;
import dev.vitrine.plan.SitePlan;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Every address. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlanBenchmark {

    /** Of the whole shop. */
    @Benchmark
    public SitePlan plan(Shop shop) {
        return RoutePlanner.plan(shop.loaded().site(), new Diagnostics());
    }
}
