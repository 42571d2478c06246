package dev.vitrine.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    @ParameterizedTest
    @ValueSource(strings = {"cloudflare", "netlify", "vercel", "s3", "gitlab", "github", "nginx", "caddy", "none"})
    void theFactsAreWhole(String id) {
        Host host = Host.read(id, "", Map.of());
        assertThat(host.id()).isEqualTo(id);
        assertThat(host.name()).isNotBlank();
        assertThat(host.plans()).isNotEmpty();
        assertThat(host.sources()).allMatch(source -> source.startsWith("https://"));
        assertThat(host.sources().isEmpty()).isEqualTo(id.equals("none"));
        assertThat(host.redirects().statuses().contains(301)).isEqualTo(host.redirecting());
        for (String plan : host.plans()) {
            assertThat(Host.read(id, plan, Map.of("files", 7L)).files()).isEqualTo(7);
        }
    }
}
