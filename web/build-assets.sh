#!/bin/sh
# Brings others' files that the pages use into assets/built (git-ignored), exactly as package-lock.json names them.
# Lato in two weights, Latin and Latin Extended only; nothing else of the package is needed.
set -eu
cd "$(dirname "$0")"

npm ci --ignore-scripts --no-progress --loglevel=error

rm -rf assets/built.new
mkdir -p assets/built.new
for weight in 400 700; do
    for script in latin latin-ext; do
        cp "node_modules/@fontsource/lato/files/lato-$script-$weight-normal.woff2" assets/built.new/
    done
done
cp node_modules/@fontsource/lato/LICENSE assets/built.new/lato-LICENSE.txt
rm -rf assets/built
mv assets/built.new assets/built
