package dev.ajar.statistics.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// A small chart as SVG that looks right in light and in dark, with a text for those who cannot see it.
final class Chart {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 320;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 16;
    private static final int BOTTOM = 48;

    private static final String STYLE = """
            <style>
              text { font: 13px system-ui, sans-serif; fill: #333 }
              .axis { stroke: #999; stroke-width: 1; fill: none }
              .a { stroke: #1f6fb2; fill: #1f6fb2 } .b { stroke: #c2571a; fill: #c2571a } .c { stroke: #777; fill: #777 }
              .line { fill: none; stroke-width: 2 } .mark { stroke-dasharray: 5 4 }
              text.a, text.b, text.c { stroke: none }
              @media (prefers-color-scheme: dark) {
                text { fill: #ddd } .axis { stroke: #777 }
                .a { stroke: #6db3f2; fill: #6db3f2 } .b { stroke: #f0995f; fill: #f0995f } .c { stroke: #aaa; fill: #aaa }
                .line { fill: none }
              }
            </style>
            """;

    private final Axis across;
    private final Axis up;
    private final StringBuilder body = new StringBuilder();

    /// One direction of a chart.
    ///
    /// @param marks where numbers stand
    /// @param places how many places after the point they show
    record Axis(String name, double from, double to, List<Double> marks, int places) {

        double share(double value) {
            return (value - from) / (to - from);
        }
    }

    /// What is drawn, in one of three colours.
    enum Ink {
        A,
        B,
        C;

        String css() {
            return switch (this) {
                case A -> "a";
                case B -> "b";
                case C -> "c";
            };
        }
    }

    Chart(Axis across, Axis up) {
        this.across = across;
        this.up = up;
        add("<path class=\"axis\" d=\"M%s %sV%sH%s\"/>"
                .formatted(text(LEFT), text(TOP), text(HEIGHT - BOTTOM), text(WIDTH - RIGHT)));
        for (double mark : across.marks()) {
            add("<text x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>"
                    .formatted(x(mark), text(HEIGHT - BOTTOM + 18), shown(mark, across)));
        }
        for (double mark : up.marks()) {
            add("<text x=\"%s\" y=\"%s\" text-anchor=\"end\" dominant-baseline=\"middle\">%s</text>"
                    .formatted(text(LEFT - 8), y(mark), shown(mark, up)));
        }
        add("<text x=\"%s\" y=\"%s\" text-anchor=\"end\">%s</text>"
                .formatted(text(WIDTH - RIGHT), text(HEIGHT - 8), across.name()));
        add("<text x=\"%s\" y=\"%s\">%s</text>".formatted(text(LEFT + 8), text(TOP + 4), up.name()));
    }

    /// A line through points.
    Chart line(Ink ink, double[] xs, double[] ys) {
        StringBuilder path = new StringBuilder();
        for (int at = 0; at < xs.length; at++) {
            path.append(at == 0 ? 'M' : 'L').append(x(xs[at])).append(' ').append(y(ys[at]));
        }
        add("<path class=\"line %s\" d=\"%s\"/>".formatted(ink.css(), path));
        return this;
    }

    /// A level across the whole width.
    Chart level(Ink ink, double value) {
        add("<path class=\"line mark %s\" d=\"M%s %sH%s\"/>"
                .formatted(ink.css(), text(LEFT), y(value), text(WIDTH - RIGHT)));
        return this;
    }

    /// A place over the whole height.
    Chart place(Ink ink, double value) {
        add("<path class=\"line mark %s\" d=\"M%s %sV%s\"/>"
                .formatted(ink.css(), x(value), text(TOP), text(HEIGHT - BOTTOM)));
        return this;
    }

    Chart point(Ink ink, double across, double up, double radius) {
        add("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>".formatted(ink.css(), x(across), y(up), text(radius)));
        return this;
    }

    /// From one height to another, at one place.
    Chart upright(Ink ink, double across, double from, double to) {
        add("<path class=\"line %s\" d=\"M%s %sV%s\"/>".formatted(ink.css(), x(across), y(from), y(to)));
        return this;
    }

    /// From one place to another, at one height.
    Chart lying(Ink ink, double up, double from, double to) {
        add("<path class=\"line %s\" d=\"M%s %sH%s\"/>".formatted(ink.css(), x(from), y(up), x(to)));
        return this;
    }

    /// Words that begin at a point.
    Chart words(Ink ink, double across, double up, String words) {
        add("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>".formatted(ink.css(), x(across), y(up), words));
        return this;
    }

    /// The whole picture.
    ///
    /// @param told what it shows, for those who cannot see it
    String svg(String told) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" role="img">
                <title>%s</title>
                %s%s</svg>
                """.formatted(WIDTH, HEIGHT, told, STYLE, body);
    }

    private void add(String line) {
        body.append(line).append('\n');
    }

    private String x(double value) {
        return text(LEFT + across.share(value) * (WIDTH - LEFT - RIGHT));
    }

    private String y(double value) {
        return text(HEIGHT - BOTTOM - up.share(value) * (HEIGHT - TOP - BOTTOM));
    }

    private static String shown(double value, Axis axis) {
        return BigDecimal.valueOf(value)
                .setScale(axis.places(), RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String text(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
