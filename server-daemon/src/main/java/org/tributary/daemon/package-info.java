/// The program `server-daemon`: its command line and what starts and stops it. Start reading at
/// [Main] for the program, at [Daemon] for what runs.
package org.tributary.daemon;
