package dev.ajar.statistics.oracle;

/// No witness can say anything of this.
final class NotCovered extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotCovered(String message) {
        super(message);
    }
}
