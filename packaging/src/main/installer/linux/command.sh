#!/bin/sh
# Starts @program@ for a shell.

# Java takes the encoding of file names and of the terminal from the locale.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
    LC_ALL=C.UTF-8
    export LC_ALL
fi
exec /opt/tributary/bin/@program@ "$@"
