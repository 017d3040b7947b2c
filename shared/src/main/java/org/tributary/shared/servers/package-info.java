/// Servers: how they are named and listed, what is known of each, and which of them sent wrong
/// data. Look at [org.tributary.shared.servers.Server] first.
package org.tributary.shared.servers;
