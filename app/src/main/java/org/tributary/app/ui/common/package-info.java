/// What all panes of the window share: words, numbers, loading of views, the clock that reads the engine.
package org.tributary.app.ui.common;
