package dev.ajar.simulator.life;

import dev.ajar.expression.Time;
import dev.ajar.simulator.chance.Chance;

/// When people do things, over the hours of a day. All of it is assumed: only the shape matters, two humps at home and
/// a steep one at work.
enum Rhythm {
    /// Coming home on a working day.
    HOME(1, .4, .2, .1, .1, .3, .8, 1.2, 1.4, 1.2, 1.2, 1.4, 1.8, 1.6, 1.5, 1.9, 2.6, 4.2, 6, 6.5, 5.2, 4, 3, 2),
    /// Coming home on a Saturday or Sunday.
    WEEKEND(1.8, 1, .5, .2, .1, .2, .5, 1, 1.8, 2.8, 3.4, 3.8, 4, 3.8, 3.8, 4, 4.2, 4.4, 4.2, 3.8, 3.4, 3, 2.6, 2.2),
    /// Entering an office.
    WORK(0, 0, 0, 0, 0, 0, .3, 1.5, 6, 9, 3.5, 1.5, 3, 6, 2, 1.8, 1.6, 1.2, .6, .3, .1, .05, 0, 0);

    private static final long HOUR = 60 * Time.MINUTE;
    private static final int DAYS_OF_WEEK = 7;
    private static final int SATURDAY = 5;

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
    private final double[] hours;

    Rhythm(double... hours) {
        this.hours = hours;
    }

    /// Whether a day, counted from a Monday, is a Saturday or Sunday.
    static boolean isWeekend(long day) {
        return Math.floorMod(day, DAYS_OF_WEEK) >= SATURDAY;
    }

    /// How people come home on a day, counted from a Monday.
    static Rhythm home(long day) {
        return isWeekend(day) ? WEEKEND : HOME;
    }

    /// A moment of a day that begins at an instant, in µs.
    long moment(long begin, Chance chance) {
        return begin + chance.weighted(hours) * HOUR + (long) (chance.uniform() * HOUR);
    }
}
