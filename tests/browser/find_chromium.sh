#!/usr/bin/env bash
# Find a Chromium for the browser tests; install Debian's where there is none and we may.
set -euo pipefail
for browser in "${BROWSER_PATH:-}" chromium chromium-browser google-chrome \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -n "$browser" ] && command -v "$browser" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1; then
    sudo=""
    if [ "$(id -u)" != 0 ]; then sudo="sudo -n"; fi
    if $sudo apt-get update -qq && $sudo apt-get install -y -qq chromium >/dev/null; then exit 0; fi
fi
echo "make test: no Chromium found and none could be installed; install one, or name it in BROWSER_PATH" >&2
exit 1
