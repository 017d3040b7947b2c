#!/bin/sh
# Starts @program@ with the Java that lies beside it, also through links and from any folder.
launcher=$0
while [ -L "$launcher" ]; do
    target=$(readlink "$launcher")
    case $target in
        /*) launcher=$target ;;
        *) launcher=$(dirname -- "$launcher")/$target ;;
    esac
done
image=$(CDPATH='' cd -- "$(dirname -- "$launcher")/.." && pwd -P) || exit 1

# Java takes the encoding of file names and of the terminal from the locale.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
    LC_ALL=C.UTF-8
    export LC_ALL
fi

# exec: the JVM takes this process over, so signals reach it.
exec "$image/runtime/bin/java" -XX:AOTCache="$image/lib/@program@.aot" @options@ \
    -Dtributary.launcher="$image/bin/@program@" -jar "$image/lib/@jar@" "$@"
