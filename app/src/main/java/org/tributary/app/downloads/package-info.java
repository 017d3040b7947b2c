/// The list of downloads as a person sees it: what is queued, running, paused, finished, and what each of them did.
/// Knows the engine and no window. Start at [org.tributary.app.downloads.Downloads].
package org.tributary.app.downloads;
