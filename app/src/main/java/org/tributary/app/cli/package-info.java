/// The command line: one class for each command (`get`, `list`, `servers`, `verify`), what they
/// share, and nothing of how downloads work. Start at [Cli]; what is printed is in
/// `org.tributary.app.cli.output`.
package org.tributary.app.cli;
