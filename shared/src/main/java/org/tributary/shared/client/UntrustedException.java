package org.tributary.shared.client;

import java.io.IOException;

/// A server did not prove who it is, so it was not asked. Its message is a part of a sentence.
public final class UntrustedException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Untrusted problem;

    UntrustedException(Untrusted problem, IOException cause) {
        super(problem.reason(), cause);
        this.problem = problem;
    }

    public Untrusted problem() {
        return problem;
    }
}
