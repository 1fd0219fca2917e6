#!/usr/bin/env bash
# GNU parallel: one archive over many processes, or many archives over many machines (add --sshlogin).
#
#     bash parallel.sh crawl.warc.gz results 8
#
# Shard I of N reads its own part of the file only, so nothing is read twice. A run that was cut off is repeated with the same words: shards that were
# done are left alone, the others go on where they stopped.
set -euo pipefail
source=$1 out=$2 shards=${3:-$(nproc)}
nostrum=${NOSTRUM:-npx nostrum}

scan() {
  local shard=$1 file="$out.$1.ndjson"
  if [ -e "$file.state" ]; then set -- --resume; elif [ -e "$file" ]; then return 0; else set --; fi
  # 5 says that some documents failed, which stands in the results.
  $nostrum scan "$source" --out "$file" --shard "$shard/$shards" --concurrency 1 --quiet "$@" || [ $? -eq 5 ]
}
export -f scan
export source out shards nostrum

seq 0 $((shards - 1)) | parallel --jobs "${JOBS:-$(nproc)}" --halt soon,fail=1 scan
for ((i = 0; i < shards; i++)); do cat "$out.$i.ndjson"; done > "$out.ndjson"
