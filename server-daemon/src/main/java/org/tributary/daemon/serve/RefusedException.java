package org.tributary.daemon.serve;

/// A request that no resource gets to see. Thrown while a request is taken apart and turned into
/// its answer in the same place, so it has no stack trace.
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    RefusedException(Answer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    static RefusedException badRequest(String detail) {
        return new RefusedException(Problem.badRequest(detail));
    }

    Answer answer() {
        return answer;
    }
}
