/// Controls of our own: the state of many segments in few pixels, states as pills. They know what the engine
/// publishes and nothing of the panes that use them.
package org.tributary.app.ui.controls;
