#!/bin/sh
# PostgreSQL's archive_command, as "archive-wal.sh FOLDER %p %f": puts one file of its log (WAL) into a folder that lies on another machine.
# Whoever reads the folder finds whole files only, and none of them is ever overwritten: two servers that archive into one folder,
# by mistake or after a restore gone wrong, must not spoil each other's log. What fails is tried again by PostgreSQL, for ever.
set -eu
folder=$1 from=$2 name=$3

if [ ! -e "$folder/$name" ]; then
  cp "$from" "$folder/$name.part"
  sync "$folder/$name.part"
  mv -n "$folder/$name.part" "$folder/$name"
fi
# The same once more is no mistake: after a crash PostgreSQL does not know that it was told "done".
cmp "$from" "$folder/$name" >&2 || { echo "archive-wal: $folder/$name is another server's" >&2; exit 1; }
sync "$folder"
