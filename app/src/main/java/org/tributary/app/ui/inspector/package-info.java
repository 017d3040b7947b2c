/// What is known of the download that is selected: how it is as a whole, its segments, its servers and what
/// happened. Start at [org.tributary.app.ui.inspector.InspectorPane].
package org.tributary.app.ui.inspector;
