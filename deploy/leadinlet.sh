#!/bin/sh
# /usr/local/bin/leadinlet: the command line as the service sees it, with its user and its settings.
set -euf
umask 077
newline='
'
IFS=$newline
export LEADINLET_DATA=/var/lib/leadinlet
if [ -r /etc/leadinlet/settings ]; then
    for setting in $(grep '^LEADINLET_[A-Z_]*=' /etc/leadinlet/settings || true); do
        export "${setting?}"
    done
fi
unset IFS
program=/opt/leadinlet/.venv/bin/leadinlet
[ "$(id -un)" = leadinlet ] && exec "$program" "$@"
exec runuser -u leadinlet -- "$program" "$@"
