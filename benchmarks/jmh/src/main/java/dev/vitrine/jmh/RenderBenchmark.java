package dev.vitrine.jmh;

import dev.vitrine.channel.Goods;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.output.PageBuffer;
import dev.vitrine.plan.Route;
import dev.vitrine.render.PageRenderer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Pages of the first product. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderBenchmark {

    private ProductEntry entry;
    private List<Route> routes;
    private final PageBuffer buffer = new PageBuffer();

    /** Finds the product. */
    @Setup
    public void find(Shop shop) {
        String id = shop.plan().blocks().all().get(0).products().get(0);
        entry = shop.plan().site().catalog().product(id).orElseThrow();
        routes = shop.plan().productRoutes(id);
    }

    /** One page. */
    @Benchmark
    public int productPage(Shop shop) throws IOException {
        return render(shop, routes.subList(0, 1));
    }

    /** The pages of all storefronts. */
    @Benchmark
    public int productInAllStorefronts(Shop shop) throws IOException {
        return render(shop, routes);
    }

    private int render(Shop shop, List<Route> wanted) throws IOException {
        PageRenderer renderer = shop.renderer();
        PageRenderer.Subject product = renderer.product(entry, renderer.parts(), Goods.Taker.all(List.of()));
        int bytes = 0;
        for (Route route : wanted) {
            buffer.reset();
            if (!product.render(route, buffer)) {
                throw new IllegalStateException("the template failed: " + route.url().path());
            }
            bytes += buffer.length();
        }
        return bytes;
    }
}
