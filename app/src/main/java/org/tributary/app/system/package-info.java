/// What this program has to do with the system it runs on: its log, other programs, dialogs of the
/// system, and the program that may be running already.
package org.tributary.app.system;
