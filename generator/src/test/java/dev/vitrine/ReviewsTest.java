package dev.vitrine;

import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What shoppers say, from the files it is written in to the page and to what search engines are told. */
class ReviewsTest {

    private static final String PAGE = "products/lamp/index.html";
    private static final String TEMPLATE = """
            <#import "/lib/frame.ftlh" as ui>
            <@ui.frame>
            <h1>Lamp</h1><#if product.rating??><p>${product.rating.value} (${product.rating.text}) of ${product.rating.count}\
            <#list product.rating.shares as share> ${share.stars}:${share.count}:${share.percent}</#list></p></#if>
            <#list product.reviews as review><section<#if review.lang?has_content> lang="${review.lang}"</#if>>\
            ${review.rating}|${review.title}|${review.text}|${review.author}|${(review.dateIso)!"-"}|\
            ${review.verified?string("verified", "")}|${review.reply}</section>
            </#list>
            </@ui.frame>
            """;

    @TempDir
    private Path folder;

    private SiteTest site() throws IOException {
        return SiteTest.sound(folder).file("theme/templates/product.ftlh", TEMPLATE);
    }

    @Test
    void allFilesTogetherMakeTheRatingAndTheNewestStandsFirst() throws IOException {
        site().file("catalog/products/lamp/reviews.json", """
                        [{ "rating": 5, "author": "Ada", "date": "2026-02-01", "text": "Bright", "verified": true, "reply": "Thanks" },
                         { "rating": 4, "text": "No date" }]
                        """)
                .file("catalog/reviews/a.csv", """
                        product_handle,rating,title,body,reviewer_name,review_date,reviewer_email,language
                        lamp,2.0,"Two
                        lines, ""quoted\""","First

                        second",Grace,2026-05-30 08:15:00 UTC,grace@mail.example,en_US
                        lamp,5,,Schön,Käthe,2026-01-31,,de
                        """)
                .file(
                        "catalog/reviews/b.json",
                        "[\n/* a list */ { \"product\": \"lamp\", \"rating\": 1, \"author\": \"Käthe ü\", \"text\": \"naïve\" },\n"
                                + "  { \"product\": \"lamp\", \"rating\": 3, \"date\": \"2026-03-01\" } ]")
                .file(
                        "catalog/reviews/c.jsonl",
                        "\n{ \"product\": \"lamp\", \"rating\": 4, \"date\": \"2026-04-01\" }\n")
                .build()
                .isSound()
                .reports(Rule.CHECK_STRUCTURED_DATA_RECOMMENDED)
                .pageContains(
                        PAGE,
                        "<p>3.4 (3.4) of 7 5:2:29 4:2:29 3:1:14 2:1:14 1:1:14</p>",
                        """
                        <section>2|Two
                        lines, &quot;quoted&quot;|First

                        second|Grace|2026-05-30||</section>
                        <section>4||||2026-04-01||</section>
                        <section>3||||2026-03-01||</section>
                        <section>5||Bright|Ada|2026-02-01|verified|Thanks</section>
                        <section lang="de">5||Schön|Käthe|2026-01-31||</section>
                        <section>4||No date||-||</section>
                        <section>1||naïve|Käthe ü|-||</section>
                        """,
                        "\"aggregateRating\":{\"@type\":\"AggregateRating\",\"ratingValue\":\"3.4\",\"reviewCount\":7}",
                        "\"review\":[{\"@type\":\"Review\",\"author\":{\"@type\":\"Person\",\"name\":\"Grace\"}");
    }

    @Test
    void aReviewAppearsOnItsDay() throws IOException {
        SiteTest site = site().file(
                        "catalog/reviews/a.csv", "product,rating,date\nlamp,5,2026-06-01\nlamp,1,2026-06-02\n")
                .build()
                .isClean()
                .pageContains(PAGE, "<p>5.0 (5.0) of 1 ", "<section>5|");
        site.pageLacks(PAGE, "<section>1|");
    }

    @Test
    void textsAreTextWhateverTheyHold() throws IOException {
        site().file(
                        "catalog/reviews/a.csv",
                        "product,rating,author,title,text,reply\n"
                                + "lamp,5,</script><b>,<img src=x onerror=alert(1)>,${1+1} <script>alert(2)</script>,&lt;\n")
                .build()
                .isClean()
                .pageLacks(PAGE, "<img src=x", "<script>alert", "</script><b>")
                .pageContains(PAGE, "${1+1}", "&amp;lt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void spreadsheetsMaySaveUtf16(String name) throws IOException {
        String table = "\ufeff" + "product;rating;text;author\r\nlamp;5;\"zwei\r\nZeilen\";Jürgen\r\nlamp;3;明るい;あ\r\n";
        site().file("catalog/reviews/a.csv", table.getBytes(Charset.forName(name)))
                .build()
                .isClean()
                .pageContains(PAGE, "<section>5||zwei\nZeilen|Jürgen|", "<section>3||明るい|あ|");
    }

    @Test
    void aGuessedEncodingIsReadAgainTheSameWay() throws IOException {
        String table = "product;rating;text;author\nlamp;5;Très belle lampe, très bien emballée;Zoé\n"
                + "lamp;4;Prête à l’emploi dès le premier soir;Chloé\n";
        site().file("catalog/reviews/a.csv", table.getBytes(Charset.forName("windows-1252")))
                .build()
                .reports(Rule.FILE_GUESSED_ENCODING)
                .pageContains(PAGE, "Très belle lampe", "dès le premier soir|Chloé");
    }

    @Test
    void bytesThatAreNoTextStopTheBuild() throws IOException {
        byte[] table =
                ("product,rating,text\nlamp,5," + "ä".repeat(50) + "\nlamp,4,x\n").getBytes(StandardCharsets.UTF_8);
        table[table.length - 2] = (byte) 0xFF;
        site().file("catalog/reviews/a.csv", table).build().isBroken().reports(Rule.FILE_INVALID_UTF8);
    }

    @Test
    void problemsOfJsonReviewsAreReportedAtTheirPlace() throws IOException {
        site().file("catalog/reviews/a.jsonl", """
                        { "product": "lmap", "rating": 5 }
                        { "product": "lamp", "rating": 7, "stars": 3 }
                        { "product": "lamp", "rating": 4, "date": "2026-02-30" }
                        """)
                .file("catalog/reviews/notes.txt", "no reviews")
                .build()
                .reports(
                        Rule.CATALOG_UNKNOWN_PRODUCT,
                        Rule.JSON_INVALID_VALUE,
                        Rule.JSON_UNKNOWN_FIELD,
                        Rule.FILE_UNKNOWN);
    }

    @Test
    void aFileWithoutReviewsIsNoProblem() throws IOException {
        site().file("catalog/reviews/a.csv", "product,rating\n")
                .file("catalog/reviews/b.csv", "")
                .file("catalog/reviews/c.json", "[]")
                .file("catalog/products/lamp/reviews.json", "[]")
                .build()
                .isClean()
                .pageLacks(PAGE, "aggregateRating", "\"review\"");
    }
}
