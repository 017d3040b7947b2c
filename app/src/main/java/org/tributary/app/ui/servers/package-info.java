/// The page about all servers: how each of them is and was, what it gave, and how the list of them is kept.
package org.tributary.app.ui.servers;
