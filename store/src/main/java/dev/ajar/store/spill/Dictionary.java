package dev.ajar.store.spill;

import dev.ajar.expression.Value.StringValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Texts that came again and again, each with a number. One for all threads; every writer asks through a [Glance].
final class Dictionary {

    /// The number of texts that are not in here.
    static final int NONE = -1;

    private static final int MOST = 1 << 16;
    private static final int LONGEST = 128;

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<StringValue> texts = new ArrayList<>();

    private synchronized int admit(StringValue text) {
        Integer code = codes.get(text.text());
        if (code != null) {
            return code;
        }
        if (texts.size() == MOST) {
            return NONE;
        }
        codes.put(text.text(), texts.size());
        texts.add(text);
        return texts.size() - 1;
    }

    /// All texts, each at the place that is its number.
    synchronized StringValue[] texts() {
        return texts.toArray(new StringValue[0]);
    }

    /// What one writer knows of the dictionary. A text has to come several times to get in, so that ids do not fill it.
    final class Glance {

        private static final int SLOTS = 1 << 13;
        private static final int OFTEN = 4;

        private final @Nullable StringValue[] slots = new StringValue[SLOTS];
        private final int[] hashes = new int[SLOTS];
        private final int[] numbers = new int[SLOTS];
        private final byte[] times = new byte[SLOTS];

        /// The number of a text, or [#NONE].
        @SuppressWarnings("ReferenceEquality") // the same instance is a quick yes; anything else is compared
        int code(StringValue value) {
            String text = value.text();
            if (text.length() > LONGEST) {
                return NONE;
            }
            int hash = text.hashCode();
            int slot = (hash ^ hash >>> 13) & SLOTS - 1;
            StringValue seen = slots[slot];
            if (seen == null
                    || hashes[slot] != hash
                    || (seen != value && !seen.text().equals(text))) {
                if (seen != null && times[slot] > 0) {
                    times[slot]--;
                } else {
                    slots[slot] = value;
                    hashes[slot] = hash;
                    numbers[slot] = NONE;
                }
                return NONE;
            }
            if (times[slot] < OFTEN) {
                times[slot]++;
            } else if (numbers[slot] == NONE) {
                numbers[slot] = admit(value);
            }
            return numbers[slot];
        }
    }
}
