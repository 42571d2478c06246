package dev.vitrine.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does the same with many files, on some threads.
 *
 * @param threads how many at the same time
 */
record Crew(int threads) {

    /** What is done with one file. */
    @FunctionalInterface
    interface Work {
        void on(String path) throws DeployFailure;
    }

    /**
     * Does {@code work} with all of {@code paths}; after the first that fails no other is begun.
     *
     * @throws DeployFailure that of the first that failed, once all that were begun have ended
     */
    void each(String step, List<String> paths, Work work, DeploySteps steps) throws DeployFailure {
        if (paths.isEmpty()) {
            return;
        }
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicBoolean stopped = new AtomicBoolean();
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(threads, paths.size()));
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < Math.min(threads, paths.size()); i++) {
                all.add(workers.submit(() -> {
                    boolean sound = false;
                    try {
                        for (int at = next.getAndIncrement();
                                at < paths.size() && !stopped.get();
                                at = next.getAndIncrement()) {
                            work.on(paths.get(at));
                            steps.at(step, done.incrementAndGet(), paths.size());
                        }
                        sound = true;
                    } finally {
                        if (!sound) {
                            stopped.set(true);
                        }
                    }
                    return sound;
                }));
            }
            Optional<DeployFailure> failed = Optional.empty();
            for (Future<?> one : all) {
                Optional<DeployFailure> failure = join(one);
                failed = failed.isPresent() ? failed : failure;
            }
            if (failed.isPresent()) {
                throw failed.get();
            }
        } finally {
            workers.shutdown();
        }
    }

    private static Optional<DeployFailure> join(Future<?> one) throws DeployFailure {
        try {
            one.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DeployFailure failure) {
                return Optional.of(failure);
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DeployFailure.failed("the deploy was interrupted", "run the same command again");
        }
    }
}
