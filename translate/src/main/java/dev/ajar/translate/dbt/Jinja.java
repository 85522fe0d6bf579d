package dev.ajar.translate.dbt;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text for Jinja, in which dbt reads every model and description.
final class Jinja {

    private static final Pattern OPENING = Pattern.compile("\\{(?=[{%#])");
    private static final Pattern PLACE = Pattern.compile("\0([a-z0-9_]+)\0");

    private Jinja() {}

    /// A text that Jinja gives back as it is, whatever a definition wrote into it.
    static String literal(String text) {
        return OPENING.matcher(text).replaceAll("{{ '{' }}");
    }

    /// A text within an expression of Jinja.
    static String text(String text) {
        return "'%s'".formatted(text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n"));
    }

    /// What stands in a text for something that Jinja shall work out. No definition that can be translated holds a
    /// U+0000, so nobody can write a place by hand.
    static String place(String name) {
        return "\0" + name + "\0";
    }

    /// A template: the text as it is, but with the places filled.
    static String template(String text, Map<String, String> places) {
        return PLACE.matcher(literal(text))
                .replaceAll(place -> Matcher.quoteReplacement(filling(places, place.group(1))));
    }

    private static String filling(Map<String, String> places, String name) {
        String filling = places.get(name);
        if (filling == null) {
            throw new IllegalArgumentException("nothing for " + name);
        }
        return filling;
    }
}
