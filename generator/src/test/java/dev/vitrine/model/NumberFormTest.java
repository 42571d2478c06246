package dev.vitrine.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormTest {

    @ParameterizedTest
    @CsvSource({
        "cnpj, 11.222.333/0001-81, true",
        "cnpj, 11222333000181, true",
        "cnpj, 12.ABC.345/01DE-35, true",
        "cnpj, 11.222.333/0001-82, false",
        "cnpj, 11.222.333/0001, false",
        "cnpj, 00.000.000/0000-00, false",
        "it-vat, IT00000010215, true",
        "it-vat, 00000010215, true",
        "it-vat, IT00000010216, false",
        "it-vat, DE123456789, false",
        "kr-business, 999-88-87777, true",
        "kr-business, 999-88-87778, false",
        "kr-business, 999-88, false",
        "cn-credit, 91999900TNY000001L, true",
        "cn-credit, 91999900TNY000001X, false",
        "cn-credit, 91999900TNI000001L, false",
        "cn-icp, 京ICP备12345678号, true",
        "cn-icp, 京ICP备12345678号-1, true",
        "cn-icp, 粤ICP证12345678号-12, true",
        "cn-icp, 12345678, false",
        "cn-icp, 京ICP备12345678, false",
        "sa-commercial, 1010000001, true",
        "sa-commercial, 101000000, false",
        "sa-tax, 300000000000003, true",
        "sa-tax, 100000000000003, false",
        "fr-uin, FR123456_01ABCD, true",
        "fr-uin, FR123456-01ABCD, false",
        "fr-uin, FR-123, false",
        "de-weee, DE 12345678, true",
        "de-weee, WEEE-Reg.-Nr.: DE 12345678, true",
        "de-weee, 12345678, false",
    })
    void numbersHaveTheirFormAndCheckDigits(String form, String number, boolean fits) {
        assertThat(NumberForm.of(form).orElseThrow().fits(number)).isEqualTo(fits);
    }
}
