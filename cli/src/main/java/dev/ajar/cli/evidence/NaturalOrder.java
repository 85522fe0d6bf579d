package dev.ajar.cli.evidence;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Names as people order them: `A2` before `A10`, `4.2.0` before `4.10.0`.
final class NaturalOrder implements Comparator<String> {

    private static final Pattern PARTS = Pattern.compile("[0-9]+|[^0-9]+");

    @Override
    public int compare(String one, String other) {
        List<String> ones = parts(one);
        List<String> others = parts(other);
        for (int at = 0; at < Math.min(ones.size(), others.size()); at++) {
            int compared = part(ones.get(at), others.get(at));
            if (compared != 0) {
                return compared;
            }
        }
        int length = Integer.compare(ones.size(), others.size());
        return length != 0 ? length : one.compareTo(other);
    }

    private static List<String> parts(String name) {
        return PARTS.matcher(name).results().map(MatchResult::group).toList();
    }

    private static int part(String one, String other) {
        boolean numbers = isNumber(one) && isNumber(other);
        return numbers ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }

    private static boolean isNumber(String part) {
        return part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }
}
