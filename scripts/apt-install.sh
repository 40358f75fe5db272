#!/bin/sh
# Usage: apt-install.sh PACKAGE...   (as root)
# Installs Debian packages without starting the daemons that they bring: the tests run their own.
set -u
policy=/usr/sbin/policy-rc.d
made=
trap 'test -z "$made" || rm -f "$made"' EXIT
trap 'exit 130' HUP INT TERM
if [ ! -e "$policy" ]; then
  made=$policy
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

export DEBIAN_FRONTEND=noninteractive
install() {
  timeout 480 apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=120 "$@"
}
timeout 120 apt-get update -o Acquire::Retries=2 -o Acquire::http::Timeout=30
install "$@" && exit 0
# One package that this release does not know fails the whole set; take what there is.
failed=0
for package in "$@"; do
  install "$package" || failed=1
done
exit "$failed"
