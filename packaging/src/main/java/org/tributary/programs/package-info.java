/// The two programs as child processes, for whoever runs them: image training, demo, benchmark.
/// Start at [Images].
package org.tributary.programs;
