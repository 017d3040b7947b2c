package org.tributary.daemon.serve;

/// One header line of an answer.
record Header(String name, String value) {}
