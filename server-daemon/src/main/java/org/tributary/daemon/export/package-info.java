/// Writes what a daemon offers as a folder that any web server can serve in its place. Start
/// reading at [StaticExport].
package org.tributary.daemon.export;
