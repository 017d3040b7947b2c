/// Small windows over another one: questions ([org.tributary.app.ui.dialogs.Ask]), the list of keys, and
/// what this program is.
package org.tributary.app.ui.dialogs;
