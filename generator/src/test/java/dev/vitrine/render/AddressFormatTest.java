package dev.vitrine.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.model.PostalAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressFormatTest {

    private static PostalAddress address(String country) {
        return new PostalAddress("1 Main Street", "Town", Optional.of("Region"), Optional.of("1234"), country);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "US; Kiln|1 Main Street|Town, Region 1234",
                "GB; Kiln|1 Main Street|Town|Region|1234",
                "DE; Kiln|1 Main Street|1234 Town",
                "CH; Kiln|1 Main Street|1234 Town",
                "FR; Kiln|1 Main Street|1234 Town",
                "IT; Kiln|1 Main Street|1234 Town Region",
                "SE; Kiln|1 Main Street|1234 Town",
                "BR; Kiln|1 Main Street|Town-Region|1234",
                "MX; Kiln|1 Main Street|1234 Town, Region",
                "IN; Kiln|1 Main Street|Town 1234|Region",
                "AE; Kiln|1 Main Street|Town|Region",
                "JP; Kiln|1 Main Street|Town, Region 1234",
                "ZA; Kiln|1 Main Street|1234 Town|Region"
            })
    void everyCountryHasItsOrder(String country, String lines) {
        assertThat(AddressFormat.lines(address(country), "Kiln", "")).containsExactly(lines.split("\\|"));
    }

    @Test
    void addressesInLettersOfEastAsiaGoFromTheLargeToTheSmall() {
        PostalAddress tokyo = new PostalAddress("神宮前1-2-3", "渋谷区", Optional.of("東京都"), Optional.of("150-0001"), "JP");
        assertThat(AddressFormat.lines(tokyo, "キルン", "")).containsExactly("〒150-0001", "東京都渋谷区神宮前1-2-3", "キルン");
        assertThat(AddressFormat.lines(tokyo, "キルン", "Japan"))
                .containsExactly("Japan", "〒150-0001", "東京都渋谷区神宮前1-2-3", "キルン");
        PostalAddress seoul = new PostalAddress("세종대로 1", "중구", Optional.of("서울특별시"), Optional.of("04524"), "KR");
        assertThat(AddressFormat.lines(seoul, "킬른", "")).containsExactly("서울특별시 중구 세종대로 1", "킬른", "04524");
    }

    @Test
    void whatAnAddressLacksLeavesNoTrace() {
        PostalAddress bare = new PostalAddress("1 Main Street", "Town", Optional.empty(), Optional.empty(), "US");
        assertThat(AddressFormat.lines(bare, "", "États-Unis"))
                .isEqualTo(List.of("1 Main Street", "Town", "États-Unis"));
        PostalAddress noRegion =
                new PostalAddress("1 Main Street", "Town", Optional.empty(), Optional.of("1234"), "MX");
        assertThat(AddressFormat.lines(noRegion, "Kiln", "")).containsExactly("Kiln", "1 Main Street", "1234 Town");
        PostalAddress noCode = new PostalAddress("神宮前1-2-3", "渋谷区", Optional.empty(), Optional.empty(), "JP");
        assertThat(AddressFormat.lines(noCode, "", "")).containsExactly("渋谷区神宮前1-2-3");
    }
}
