/// What the commands print: one [Reporter] for each form (terminal picture, plain lines, JSON
/// lines), and the words and pictures they share. Start at [Reporter].
package org.tributary.app.cli.output;
