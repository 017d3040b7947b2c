/// The window of settings. [org.tributary.app.ui.preferences.Catalogue] says which settings there are,
/// [org.tributary.app.ui.preferences.PreferencesViewModel] what is shown of them and what an entry does;
/// [org.tributary.app.ui.preferences.PreferencesWindow] opens it.
package org.tributary.app.ui.preferences;
