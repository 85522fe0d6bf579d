package dev.ajar.statistics.burn;

/// Straight lines `L ↦ a + (1 − d) L` that follow one another, the last one hundred or thousand of them as one: what a
/// long run is made of, step by step. Adding one and forgetting the oldest take constant time (two stacks).
final class Chain {

    private final double[] steps;
    private final double[] losses;
    private final double[] backSteps;
    private final double[] backLosses;
    private int count;
    private int back;
    private double frontStep;
    private double frontLoss;

    /// @param most as many as are remembered
    Chain(int most) {
        steps = new double[most + 1];
        losses = new double[most + 1];
        backSteps = new double[most + 1];
        backLosses = new double[most + 1];
    }

    /// Puts a line innermost: what was said of `L` is now said of what this line makes of it.
    void add(double step, double loss) {
        steps[count] = step;
        losses[count] = loss;
        count++;
        frontStep = after(frontStep, frontLoss, step);
        frontLoss = frontLoss + loss * (1 - frontLoss);
    }

    /// Forgets the oldest.
    void forget() {
        if (back == 0) {
            double step = 0;
            double loss = 0;
            for (int at = count - 1; at >= 0; at--) {
                step = after(steps[at], losses[at], step);
                loss = losses[at] + loss * (1 - losses[at]);
                backSteps[back] = step;
                backLosses[back] = loss;
                back++;
            }
            count = 0;
            frontStep = 0;
            frontLoss = 0;
        }
        back--;
    }

    /// `a` of all together.
    double step() {
        return back == 0 ? frontStep : after(backSteps[back - 1], backLosses[back - 1], frontStep);
    }

    /// `d` of all together.
    double loss() {
        return back == 0 ? frontLoss : backLosses[back - 1] + frontLoss * (1 - backLosses[back - 1]);
    }

    private static double after(double step, double loss, double inner) {
        return step + (1 - loss) * inner;
    }
}
