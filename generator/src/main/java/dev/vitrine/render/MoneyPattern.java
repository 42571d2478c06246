package dev.vitrine.render;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.text.ConstrainedFieldPosition;
import com.ibm.icu.text.NumberFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How amounts that are not negative are written in one currency and language, so plainly that a browser writes the very same.
 *
 * @param before what stands before the first digit
 * @param after what stands after the last digit
 * @param decimal what stands before the decimals
 * @param group what stands between groups of digits
 * @param grouping how many digits the last group has, and each group before it when that differs; empty when digits are not grouped
 * @param groupFrom how many digits an amount needs before it is grouped
 * @param digits decimals of the currency
 * @param numerals the ten digits, from zero
 */
record MoneyPattern(
        String before,
        String after,
        String decimal,
        String group,
        List<Integer> grouping,
        int groupFrom,
        int digits,
        String numerals) {

    MoneyPattern {
        grouping = List.copyOf(grouping);
    }

    /** The pattern of {@code format}, read off the amounts it writes. */
    static MoneyPattern of(LocalizedNumberFormatter format, int digits) {
        // Long enough to show three groups.
        Sample large = Sample.of(format.format(new BigDecimal("1111111111111.10")));
        StringBuilder numerals = new StringBuilder();
        for (int digit = 0; digit <= 9; digit++) {
            numerals.append(Sample.of(format.format(digit)).whole());
        }
        int groupFrom = 0;
        for (int length = 1; length < 13 && groupFrom == 0; length++) {
            Sample sample = Sample.of(format.format(new BigDecimal("1".repeat(length))));
            groupFrom = sample.groups().isEmpty() ? 0 : length;
        }
        return new MoneyPattern(
                large.before(),
                large.after(),
                large.decimal(),
                large.group(),
                large.grouping(),
                groupFrom,
                digits,
                numerals.toString());
    }

    /** As the browser reads it. */
    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("before", before);
        data.put("after", after);
        data.put("decimal", decimal);
        data.put("group", group);
        data.put("grouping", grouping);
        data.put("groupFrom", groupFrom);
        data.put("digits", digits);
        data.put("numerals", numerals);
        return data;
    }

    /** A written amount and where its parts are; groups and ends are places in the text. */
    private record Sample(String text, int start, int wholeEnd, int decimalEnd, int end, List<int[]> groups) {

        static Sample of(FormattedNumber number) {
            String text = number.toString();
            int start = 0;
            int wholeEnd = 0;
            int decimalEnd = 0;
            int end = 0;
            List<int[]> groups = new ArrayList<>();
            ConstrainedFieldPosition part = new ConstrainedFieldPosition();
            part.constrainClass(NumberFormat.Field.class);
            while (number.nextPosition(part)) {
                if (NumberFormat.Field.INTEGER.equals(part.getField())) {
                    start = part.getStart();
                    wholeEnd = part.getLimit();
                    decimalEnd = wholeEnd;
                    end = wholeEnd;
                } else if (NumberFormat.Field.GROUPING_SEPARATOR.equals(part.getField())) {
                    groups.add(new int[] {part.getStart(), part.getLimit()});
                } else if (NumberFormat.Field.DECIMAL_SEPARATOR.equals(part.getField())) {
                    decimalEnd = part.getLimit();
                } else if (NumberFormat.Field.FRACTION.equals(part.getField())) {
                    end = part.getLimit();
                }
            }
            return new Sample(text, start, wholeEnd, decimalEnd, end, groups);
        }

        String before() {
            return text.substring(0, start);
        }

        String after() {
            return text.substring(end);
        }

        String whole() {
            return text.substring(start, wholeEnd);
        }

        String decimal() {
            return text.substring(wholeEnd, decimalEnd);
        }

        String group() {
            return groups.isEmpty() ? "" : text.substring(groups.get(0)[0], groups.get(0)[1]);
        }

        List<Integer> grouping() {
            if (groups.isEmpty()) {
                return List.of();
            }
            int last = groups.size() - 1;
            int primary = text.codePointCount(groups.get(last)[1], wholeEnd);
            int secondary = last == 0 ? primary : text.codePointCount(groups.get(last - 1)[1], groups.get(last)[0]);
            return primary == secondary ? List.of(primary) : List.of(primary, secondary);
        }
    }
}
