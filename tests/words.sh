# shellcheck shell=bash
# The words test, gate, bench, shots and soak of the door (../perfledger), which sources this file and lends it its functions and names.
# shellcheck disable=SC2154  # root, scratch, home, socket, pg_bin are the door's

# What the tests need beside the .NET SDK and PostgreSQL, as command=packages of Debian. LibreOffice converts and saves again; it is
# asked for by the libraries of Writer and Calc, because its command comes with either.
test_tools=(
  /usr/lib/libreoffice/program/libswlo.so=libreoffice-writer-nogui
  /usr/lib/libreoffice/program/libsclo.so=libreoffice-calc-nogui
  /usr/share/fonts/opentype/noto=fonts-noto-cjk
  /usr/share/fonts/truetype/liberation=fonts-liberation
  pdftotext=poppler-utils
  /usr/bin/chromium=chromium
  node=nodejs
  npm=npm
  python3=python3
  unzip=unzip
)

# A PostgreSQL for one run: it need not survive anything, so it never waits for the disk. Removed however the run ends.
throw_away_postgres() {
  need_postgres
  home=$(mktemp -d /tmp/perfledger-test.XXXXXX)
  PERFLEDGER_HOME=$home place
  trap 'stop_cluster immediate || true; rm -rf -- "$home"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  chmod 755 "$home"
  make_cluster --no-sync
  start_cluster -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200
  make_logins
  export PERFLEDGER_TEST_SERVER="Host=$socket;Username=perfledger_admin;Database=postgres" PERFLEDGER_PG_BIN=$pg_bin
}

# Installs what is missing where that is possible. Elsewhere the tests that need it are skipped, but never in CI.
install_test_tools() {
  local tool missing=()
  for tool in "${test_tools[@]}"; do
    [[ -e ${tool%%=*} ]] || command -v "${tool%%=*}" >/dev/null || missing+=("${tool#*=}")
  done
  [[ ${#missing[@]} -eq 0 ]] || apt_install "${missing[@]}" && return
  [[ -z ${CI:-} ]] || die 3 "the tests need the packages ${missing[*]}."
  say "without the packages ${missing[*]} some tests are skipped."
}

# The type checker of the scripts, in exactly the version of its lock file.
install_script_check() {
  local folder=$root/tests/PerfLedger.Browser.Tests/script
  [[ -x $folder/node_modules/.bin/tsc ]] && return
  (cd -- "$folder" && npm ci --ignore-scripts --no-audit --no-fund >&2) && return
  [[ -z ${CI:-} ]] || die 3 "npm ci failed in $folder."
  say "without npm the scripts of the pages are not checked."
}

# Prints "total executed passed" of a finished suite; nothing when it died before writing its results.
counters() { sed -n 's/.*<Counters total="\([0-9]*\)" executed="\([0-9]*\)" passed="\([0-9]*\)".*/\1 \2 \3/p' "$1" 2>/dev/null || true; }

# Runs one suite and adds it to passed, failed and skipped. A suite that dies or runs no test counts as one failure.
run_suite() {
  local name=$1 results=$root/out/tests began=$SECONDS status=0 total executed good bad
  rm -f -- "$results/$name.trx"
  dotnet test "$root/tests/$name" --no-build -c Release --nologo --results-directory "$results" \
    --logger "trx;LogFileName=$name.trx" </dev/null >"$results/$name.log" 2>&1 || status=$?
  read -r total executed good <<<"$(counters "$results/$name.trx")" || true
  : "${total:=0}" "${executed:=0}" "${good:=0}"
  bad=$((executed - good))
  if [[ $bad -eq 0 && ( $status -ne 0 || $executed -eq 0 ) ]]; then bad=1; say "$name ended with $status after $executed tests."; fi
  [[ $bad -eq 0 ]] || cat "$results/$name.log" >&2
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
  awk -v n="$name" -v g="$good" -v b="$bad" -v s=$((SECONDS - began)) \
    'BEGIN { printf "%-32s %5d passed %4d failed %6.1f min\n", n, g, b, s / 60 }'
}

word_test() {
  local passed=0 failed=0 skipped=0 suites=() suite
  for suite in "$@"; do
    suite=${suite#PerfLedger.}; suite=PerfLedger.${suite%.Tests}.Tests
    [[ -f $root/tests/$suite/$suite.csproj ]] || die 2 "there is no suite $suite under tests/."
    suites+=("$suite")
  done
  if [[ $# -eq 0 ]]; then
    for suite in "$root"/tests/*.Tests/; do suites+=("$(basename "$suite")"); done
  fi
  need_dotnet
  install_test_tools
  install_script_check
  [[ -n ${PERFLEDGER_TEST_SERVER:-} ]] || throw_away_postgres
  unset ConnectionStrings__Owner ConnectionStrings__Main ConnectionStrings__Reader
  export MSBUILDDISABLENODEREUSE=1
  mkdir -p -- "$root/out/tests"
  alone quietly_build "$root/PerfLedger.sln"
  for suite in "${suites[@]}"; do run_suite "$suite"; done
  printf '%d passed, %d failed' "$passed" "$failed"
  if [[ $skipped -gt 0 ]]; then printf ', %d skipped' "$skipped"; fi
  printf '\n'
  [[ $failed -eq 0 && $passed -gt 0 ]]
}

word_gate() {
  need_dotnet
  say "checking the format …"
  dotnet format "$root/PerfLedger.sln" --verify-no-changes >&2 || die 1 "dotnet format has something to change."
  word_test "$@"
}

word_bench() {
  local bench=$root/tests/PerfLedger.Benchmarks
  need_dotnet
  [[ ${1:-} == documents ]] || with_database
  alone quietly_build "$root/PerfLedger.sln"
  exec dotnet "$bench/bin/Release/net10.0/PerfLedger.Benchmarks.dll" "$@"
}

# Pictures of every page at two widths, over a throw-away ledger that holds what the demo plays.
word_shots() {
  local browser=$root/tests/PerfLedger.Browser.Tests
  need_dotnet
  install_test_tools
  install_script_check
  [[ -n ${PERFLEDGER_TEST_SERVER:-} ]] || throw_away_postgres
  alone quietly_build "$root/PerfLedger.sln"
  dotnet "$browser/bin/Release/net10.0/PerfLedger.Browser.Tests.dll" "$@"
}

# A campaign of kills against a PostgreSQL of its own beside the private one, which it never touches.
word_soak() {
  local soak=$root/tests/PerfLedger.Soak
  need_dotnet
  need_postgres
  place
  mkdir -p -- "$home" || die 3 "cannot make $home: choose another place with PERFLEDGER_HOME."
  alone quietly_build "$root/PerfLedger.sln"
  export PERFLEDGER_PG_BIN=$pg_bin
  exec dotnet "$soak/bin/Release/net10.0/PerfLedger.Soak.dll" --home "$home/soak" "$@"
}
