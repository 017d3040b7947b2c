/// Adding downloads: what is dropped or pasted, the dialog that shows what came of it, files that are there already, and
/// copies that can be repaired. Start at [org.tributary.app.ui.add.AddDialog].
package org.tributary.app.ui.add;
