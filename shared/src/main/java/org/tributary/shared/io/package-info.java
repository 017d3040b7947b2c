/// Files: replaced whole or not at all, hashed in one pass, named safely, compressed in bounds.
/// Look at [org.tributary.shared.io.AtomicFiles] first.
package org.tributary.shared.io;
