package org.tributary.daemon.publish;

/// Told what a [Publisher] does, on its own thread: must be quick and must not throw.
public interface PublishListener {
    /// A listener that does nothing.
    PublishListener NONE = new PublishListener() {};

    /// Reading has taken more than a second and goes on; told about once a second.
    default void progress(IndexProgress progress) {}

    /// All that the upload directory held at the start is offered, or known to be unreadable.
    /// Told once.
    default void ready(Publication publication) {}

    /// Something else is offered from now on.
    default void changed(Publication publication) {}
}
