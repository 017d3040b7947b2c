/// The servers list as a person sees it: who is in it, how each of them is and was. Knows no window.
/// Start at [org.tributary.app.servers.Servers].
package org.tributary.app.servers;
