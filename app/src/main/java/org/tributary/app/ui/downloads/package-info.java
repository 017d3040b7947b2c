/// The list of downloads: its rows, columns and filter. Start at
/// [org.tributary.app.ui.downloads.DownloadsPage]; all that can be said without a window is in
/// [org.tributary.app.ui.downloads.DownloadsViewModel].
package org.tributary.app.ui.downloads;
