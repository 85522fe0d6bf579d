package dev.ajar.statistics.proportion;

/// How much less sessions say because they hang together, and what makes them.
///
/// @param designEffect sessions divided by the independent sessions they are worth
/// @param degreesOfFreedom how well that is known: those of the t distribution to use
public record Dependence(Source source, double designEffect, double degreesOfFreedom) {

    /// What makes sessions hang together.
    public enum Source {
        /// Clusters differ, as measured.
        CLUSTERS("sessions of a cluster are alike as much as these data show"),
        /// Clusters are taken to differ as planned, for the data show less.
        PLANNED("sessions of a cluster are alike as much as planned: the data alone would say less"),
        /// Days differ more than clusters do: something went wrong for many at once.
        TIME("sessions of the same days are alike as much as these data show, more than those of a cluster");

        private final String sentence;

        Source(String sentence) {
            this.sentence = sentence;
        }

        /// In words.
        public String sentence() {
            return sentence;
        }
    }

    Dependence orLarger(Dependence other) {
        return other.designEffect > designEffect ? other : this;
    }
}
