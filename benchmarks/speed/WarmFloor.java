import dev.vitrine.channel.Goods;
import dev.vitrine.checkout.Checkouts;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.load.LoadedSite;
import dev.vitrine.load.SiteLoader;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.output.PageBuffer;
import dev.vitrine.plan.ProductBlocks;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RoutePlanner;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.render.PageRenderer;
import dev.vitrine.search.SearchEngine;
import dev.vitrine.search.SimilarProducts;
import freemarker.core.Environment;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Renders the pages of a shop from views that were prepared, again and again in one JVM, and prints how many there are and the seconds by the clock and of the
 * processor that all of them take, the median of the last rounds.
 *
 * <p>Nothing is read, planned, checked or written: what is measured is FreeMarker with the theme's templates, once everything is warm. Of a large shop every so
 * manieth page is prepared, and the seconds are those of all pages. Views are taken from the renderer on their way to the templates.
 *
 * <pre>java -cp vitrine.jar:. WarmFloor &lt;shop&gt; &lt;themes&gt;</pre>
 */
public final class WarmFloor {

    private static final int HELD = 10_000;
    private static final int ROUNDS = 8;
    private static final int MEASURED = 3;

    private WarmFloor() {}

    /** See the class. */
    public static void main(String[] arguments) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        Diagnostics diagnostics = new Diagnostics();
        LoadedSite loaded = SiteLoader.open(Path.of(arguments[0]), diagnostics)
                .orElseThrow()
                .load(List.of(Path.of(arguments[1])), LocalDate.of(2026, 11, 30), false, threads)
                .orElseThrow();
        SitePlan plan = RoutePlanner.plan(loaded.site(), diagnostics);
        int pages = plan.storefronts().stream().mapToInt(plan::pageCount).sum();
        List<Prepared> prepared = new ArrayList<>();
        try (SimilarProducts similar = SimilarProducts.of(plan)) {
            PageRenderer renderer = new PageRenderer(
                    plan,
                    loaded.source(),
                    Checkouts.of(loaded.site(), name -> Optional.empty(), diagnostics),
                    "/" + SearchEngine.PATH.path(),
                    similar,
                    Optional.empty(),
                    diagnostics);
            record(renderer, plan, prepared);
            prepare(plan, renderer, Math.max(1, (pages + HELD - 1) / HELD));
        }
        double[] wall = new double[MEASURED];
        double[] cpu = new double[MEASURED];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long used = cpu();
            render(prepared, threads);
            int at = round - (ROUNDS - MEASURED);
            if (at >= 0) {
                wall[at] = (System.nanoTime() - start) / 1e9;
                cpu[at] = (cpu() - used) / 1e9;
            }
        }
        double share = pages / (double) prepared.size();
        System.out.printf(
                Locale.ROOT, "%d %.3f %.3f%n", prepared.size(), median(wall) * share, median(cpu) * share);
    }

    /** A page whose template has only to be run. */
    private record Prepared(Template template, Object data) {}

    /** A template that keeps the views it is given. */
    private static final class Recording extends Template {
        private final List<Prepared> prepared;

        Recording(Template template, String text, List<Prepared> prepared) throws IOException {
            super(template.getName(), text, template.getConfiguration());
            this.prepared = prepared;
        }

        @Override
        public Environment createProcessingEnvironment(Object data, Writer out) throws TemplateException, IOException {
            prepared.add(new Prepared(this, data));
            return super.createProcessingEnvironment(data, out);
        }

        private Environment again(Object data, Writer out) throws TemplateException, IOException {
            return super.createProcessingEnvironment(data, out);
        }
    }

    /** Lets the renderer's templates keep what they are given. */
    @SuppressWarnings("unchecked") // the field is declared so
    private static void record(PageRenderer renderer, SitePlan plan, List<Prepared> prepared) throws Exception {
        Object templates = value(renderer, "templates");
        Map<String, Template> parsed = (Map<String, Template>) value(templates, "parsed");
        for (Map.Entry<String, Template> template : parsed.entrySet()) {
            String text = plan.site().theme().templates().get(template.getKey()).text();
            template.setValue(new Recording(template.getValue(), text, prepared));
        }
    }

    private static Object value(Object of, String name) throws Exception {
        Field field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }

    /** Renders lists and every {@code step}th product once; caches of fragments are warm from then on. */
    private static void prepare(SitePlan plan, PageRenderer renderer, int step) throws IOException {
        PageBuffer buffer = new PageBuffer();
        int list = 0;
        for (Route route : plan.listRoutes()) {
            if (list++ % step == 0) {
                buffer.reset();
                renderer.subject().render(route, buffer);
            }
        }
        int number = 0;
        for (ProductBlocks.Block block : plan.blocks().all()) {
            for (String id : block.products()) {
                if (number++ % step == 0) {
                    ProductEntry entry = plan.site().catalog().product(id).orElseThrow();
                    PageRenderer.Subject product =
                            renderer.product(entry, renderer.parts(), Goods.Taker.all(List.of()));
                    for (Route route : plan.productRoutes(id)) {
                        buffer.reset();
                        product.render(route, buffer);
                    }
                }
            }
        }
    }

    private static void render(List<Prepared> prepared, int threads) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            running.add(pool.submit(() -> {
                PageBuffer buffer = new PageBuffer();
                for (int i = next.getAndIncrement(); i < prepared.size(); i = next.getAndIncrement()) {
                    Prepared page = prepared.get(i);
                    buffer.reset();
                    ((Recording) page.template()).again(page.data(), buffer).process();
                }
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        pool.shutdown();
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
