/// The words of the format as values that cannot be wrong, and the documents they travel in: every
/// promise is checked where a value is made or read. Look at [org.tributary.shared.format.Manifest]
/// and [org.tributary.shared.format.WireJson] first; FORMAT.md says the same in bytes.
package org.tributary.shared.format;
