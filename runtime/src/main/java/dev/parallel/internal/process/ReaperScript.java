package dev.parallel.internal.process;

/** The program of the {@link Reaper}: plain POSIX sh, so that it costs half a megabyte and no JVM. */
final class ReaperScript {

    /**
     * Reads one order a line: "+ pid" and "- pid" for processes, "d path" and "f path" for folders. When there is no
     * more to read, whoever wrote has ended. The processes see that, too, and know what they themselves have started, which nobody can
     * find once they are gone: they have two seconds to kill that and to end. Then those that could not are killed.
     *
     * <p>Folders are the positional parameters, so that no character in a path has a meaning. Orders are carried out as
     * written, without evaluation; "kill" is given numbers only. A path is removed only if it is absolute and no link;
     * {@code rm -r} does not follow links within it.
     */
    static final String TEXT = """
            trap '' INT HUP TERM QUIT TSTP TTIN TTOU PIPE USR1 USR2
            PATH=/usr/bin:/bin:/usr/sbin:/sbin
            pids=' '
            set --
            while IFS= read -r line; do
              item=${line#? }
              case $line in
                '+ '*)
                  case $item in
                    *[!0-9]* | '' | 0 | 1) ;;
                    *) pids="$pids$item " ;;
                  esac ;;
                '- '*)
                  case $pids in
                    *" $item "*)
                      before=${pids%%" $item "*}
                      after=${pids#*" $item "}
                      pids="$before $after" ;;
                  esac ;;
                'd '*) set -- "$@" "$item" ;;
                'f '*)
                  left=$#
                  while [ "$left" -gt 0 ]; do
                    [ "$1" = "$item" ] || set -- "$@" "$1"
                    shift
                    left=$((left - 1))
                  done ;;
              esac
            done
            for pause in 0.05 0.1 0.15 0.3 0.4 0.5 0.5; do
              left=' '
              for pid in $pids; do kill -0 "$pid" && left="$left$pid "; done
              pids=$left
              [ "$pids" != ' ' ] || break
              sleep "$pause" || { sleep 1; break; }
            done
            for pid in $pids; do kill -9 "$pid"; done
            for folder in "$@"; do
              case $folder in
                *//* | */./* | */../* | */. | */..) ;;
                /?*/?*) [ -L "$folder" ] || rm -rf -- "$folder" ;;
              esac
            done
            """;

    private ReaperScript() {}
}
