package dev.vitrine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @Test
    void targetsAreNamedByTheirService() throws DeployFailure {
        assertThat(Target.parse("s3://my-shop")).isEqualTo(new Target.Bucket("my-shop", ""));
        assertThat(Target.parse("s3://my-shop/")).isEqualTo(new Target.Bucket("my-shop", ""));
        assertThat(Target.parse("s3://my-shop/de/live")).isEqualTo(new Target.Bucket("my-shop", "de/live/"));
        assertThat(Target.parse("cloudflare:my-shop")).isEqualTo(new Target.Hosted(HostTool.CLOUDFLARE, "my-shop"));
        assertThat(Target.parse("netlify:a1b2")).isEqualTo(new Target.Hosted(HostTool.NETLIFY, "a1b2"));
        assertThat(Target.parse("/srv/www")).isEqualTo(new Target.Folder(Path.of("/srv/www")));
        assertThat(Target.parse("file:///srv/www")).isEqualTo(new Target.Folder(Path.of("/srv/www")));
        assertThat(Target.parse("public")).isEqualTo(new Target.Folder(Path.of("public")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "s3://",
                "s3:my-shop",
                "s3://My_Shop",
                "s3://my-shop/../other",
                "s3://my-shop//live",
                "s3://my-shop/a/./b",
                "ftp://host/shop",
                "https://shop.example",
                "cloudflare:--config=/etc/passwd",
                "cloudflare:my shop",
                "netlify:",
                "netlify:a;b"
            })
    void othersAreRefused(String text) {
        assertThatThrownBy(() -> Target.parse(text)).isInstanceOfSatisfying(DeployFailure.class, failure -> {
            assertThat(failure.refused()).isTrue();
            assertThat(failure.hint()).isNotBlank();
        });
    }
}
