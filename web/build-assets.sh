#!/bin/sh
# Brings others' files into git-ignored folders, exactly as package-lock.json names them: assets/built for the pages,
# foundation/print/fonts for the papers.
# For the pages Lato in two weights, Latin and Latin Extended only; for the papers whole, with Cyrillic and Greek, since
# a name that a paper cannot write is not replaced by a font of the reader's. Nothing else of the packages is needed.
set -eu
cd "$(dirname "$0")"
papers=../foundation/print/fonts

npm ci --ignore-scripts --no-progress --loglevel=error

rm -rf assets/built.new $papers.new
mkdir -p assets/built.new $papers.new
for weight in 400 700; do
    for script in latin latin-ext; do
        cp "node_modules/@fontsource/lato/files/lato-$script-$weight-normal.woff2" assets/built.new/
    done
done
cp node_modules/@fontsource/lato/LICENSE assets/built.new/lato-LICENSE.txt
cp node_modules/lato-webfont/fonts/Lato-Regular.ttf node_modules/lato-webfont/fonts/Lato-Bold.ttf $papers.new/
cp node_modules/lato-webfont/OFL.txt $papers.new/
rm -rf $papers
mv $papers.new $papers
rm -rf assets/built
mv assets/built.new assets/built
