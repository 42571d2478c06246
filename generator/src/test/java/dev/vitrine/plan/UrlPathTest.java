package dev.vitrine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UrlPathTest {

    @Test
    void plainAddressesStandInLinksAsTheyAre() {
        assertThat(new UrlPath("/de/produkte/lampe-1_2.x~/").encoded()).isEqualTo("/de/produkte/lampe-1_2.x~/");
    }

    @Test
    void otherCharactersArePercentEncodedAsUtf8() {
        assertThat(new UrlPath("/ä/").encoded()).isEqualTo("/%C3%A4/");
        assertThat(new UrlPath("/花/").encoded()).isEqualTo("/%E8%8A%B1/");
        assertThat(new UrlPath("/💡/").encoded()).isEqualTo("/%F0%9F%92%A1/");
    }

    @Test
    void whatWouldEndThePathIsEncoded() {
        assertThat(new UrlPath("/50% off?#1 \"'<>&/").encoded()).isEqualTo("/50%25%20off%3F%231%20%22%27%3C%3E%26/");
    }

    @Test
    void aFolderIsAnsweredByItsIndexAndAFileByItself() {
        assertThat(new UrlPath("/").output().path()).isEqualTo("index.html");
        assertThat(new UrlPath("/ja/花/").output().path()).isEqualTo("ja/花/index.html");
        assertThat(new UrlPath("/de/404.html").output().path()).isEqualTo("de/404.html");
    }

    @Test
    void anAddressBeginsWithASlash() {
        assertThatThrownBy(() -> new UrlPath("de/")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noAddressLeadsOutOfTheSite() {
        assertThatThrownBy(() -> new UrlPath("/../x/").output()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UrlPath("//x/").output()).isInstanceOf(IllegalArgumentException.class);
    }
}
