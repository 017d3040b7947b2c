/// What a person chose. [org.tributary.app.settings.Settings] is what the file holds;
/// [org.tributary.app.settings.SettingsStore] keeps it and tells who listens.
package org.tributary.app.settings;
