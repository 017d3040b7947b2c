/// The window itself: menu, tool bar, side bar, status bar and the ways between the panes. Start at
/// [org.tributary.app.ui.main.MainWindow].
package org.tributary.app.ui.main;
