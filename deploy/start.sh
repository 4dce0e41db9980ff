#!/bin/sh
# Starts the built server, in the container image and wherever a service manager runs it.
# Settings come from the environment; the README lists them.
set -eu
cd "$(dirname "$0")/.."

# Database and backups hold customers' phones: only the server's own user reads them.
umask 077

# exec, so that the server itself receives SIGTERM and drains.
exec node --enable-source-maps dist/server/main.js
