# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_llmcost_global_optspecs
    string join \n store= config= timezone= format= o/output= color= strict q/quiet lock-timeout= max-record-bytes= h/help V/version
end

function __fish_llmcost_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_llmcost_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_llmcost_using_subcommand
    set -l cmd (__fish_llmcost_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c llmcost -n "__fish_llmcost_needs_command" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_needs_command" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_needs_command" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_needs_command" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_needs_command" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_needs_command" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_needs_command" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_needs_command" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_needs_command" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_needs_command" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_needs_command" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_needs_command" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "ingest" -d 'Read usage logs into the store'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "record" -d 'Add one call to the store, from flags or as JSON lines on standard input'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "report" -d 'Break cost and tokens down by any dimensions'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "summary" -d 'Show everything at one look: today, week and month, where they are going, and what they went to'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "runs" -d 'List runs with cost, time, retries and how they ended; or show one as a tree of agents and calls'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "sessions" -d 'List sessions with cost, time, retries and how they ended; or show one as a tree of agents and calls'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "projects" -d 'List projects with cost, runs, retries and the cost of a successful run; or show one as a tree of agents and models'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "records" -d 'List single calls with their tokens and the cost of each part'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "explain" -d 'Explain what one call cost: its line in the log, the rule and entry of its price, and the arithmetic'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "diff" -d 'Show what rose and fell between two reports saved with `--format json`'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "trend" -d 'Show cost over time as a chart: per day, week or month, and per provider, agent, model …'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "peaks" -d 'Show which hours of the week cost most, as a heat map'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "reprice" -d 'Compare what calls cost with what they would cost at other prices'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "forecast" -d 'Project what the day, week, month and quarter will have cost'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "anomalies" -d 'Show days or hours that cost far more than usual, who did it and why'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "budget" -d 'Define budgets and see how they stand'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "gate" -d 'Decide whether a call may be made: allow, warn, throttle, needs-approval or block'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "guard" -d 'Run a command only if its budgets allow it, and stop it when they are spent'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "statusline" -d 'Print one line for a prompt or status bar: session, today, this month, the budget nearest to its limit'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "simulate" -d 'See what your calls would cost on other models, in batch, or with better caching'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "export" -d 'Write every call as Parquet, by day, for DuckDB, Spark, Trino, BigQuery or ClickHouse'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "sql" -d 'Print the SQL that prices and groups an export as `report` does'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "notify" -d 'Send the budget notifications that still wait, or see what was told'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "approvals" -d 'List, approve or deny spend that a budget has stopped'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "store" -d 'Look after the store: count, verify, compact, find it'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "prices" -d 'Read, explain, compare, check and edit the price book'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "sources" -d 'List every format that is read, and see how a file of yours is understood'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "config" -d 'Show every setting, its value and where it comes from'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "completions" -d 'Print the completion script for a shell'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "man" -d 'Print a manual page'
complete -c llmcost -n "__fish_llmcost_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l host -d 'The machine that made the calls, for those that name none' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l poll -d 'Look for changes every so many seconds, for network drives, which do not tell of them' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l dry-run -d 'Say what would become of each file and store nothing'
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l follow -d 'Keep reading as files grow, rotate or appear, until Ctrl-C (exit code 130) or SIGTERM (0)'
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l live -d 'Print each new call as it arrives: time, agent, model, tokens, cost, and what today has come to'
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand ingest" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l model -d 'The model that answered' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l provider -d 'Who bills [default: whose model it is]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l agent -d 'The agent that made the call' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l run -d 'The pipeline run or trace [default: LLMCOST_RUN, which `llmcost guard` sets]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l session -d 'The conversation or session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l project -d 'The project or workspace' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l user -d 'The end user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l tenant -d 'The customer or organisation' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l operation -d 'What was asked for, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l tag -d 'A tag; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l input-tokens -d 'Total input tokens, cached ones included' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l uncached-input-tokens -d 'Input tokens neither read from nor written to a cache' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l cache-read-tokens -d 'Input tokens read from a cache' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l cache-write-tokens -d 'Input tokens written to a cache' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l output-tokens -d 'Output tokens, reasoning included' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l reasoning-tokens -d 'The part of the output that was reasoning' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l duration-ms -d 'How long the call took, in milliseconds' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l status -d 'How the call ended' -r -f -a "ok\t''
error\t''
cancelled\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l attempt -d 'Which attempt at the same work this was, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l service-tier -d 'The tier the call was served on' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l cost -d 'What the call cost in USD, where it is known from elsewhere' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l time -d 'When the call was made [default: now]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l id -d 'The provider\'s id of the response; the same id is the same call' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand record" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l by -d 'What to break down by: a list such as `agent,model` or `day,tag:env`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l top -d 'Keep the first N rows and fold the rest into one' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l sort -d 'Sort by a column, rising; `-column` falls [default: by time, then by falling cost]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l columns -d 'Which columns: a list, or `+column,-column` to add to and take from the usual ones' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l cost -d 'Which cost: by the price book, as the logs report it, or reported where there is one' -r -f -a "computed\t''
reported\t''
prefer-reported\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l prices-at -d 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day\'s prices' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l compare -d 'Compare with another period: `previous`, `last-year`, a period such as `2026-09`, or FROM..TO (TO not included); one that is not over is compared to the same point' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l chart-file -d 'Draw the answer into a file too, by its ending: `.svg`, `.png`, or `.html` with the numbers below the picture' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l chart -d 'Draw a bar per value of the first dimension, stacked by the others, instead of the table'
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand report" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l top -d 'Show the N dearest agents and models, the rest as one, and the N most used budgets' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l shape -d 'Answer as JSON with the field names of another program, over all calls asked for' -r -f -a "cost-optimization\t''
cost-summary\t''
daily\t''
tracker-summary\t''
usage-metrics\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l cost -d 'Which cost: by the price book, as the logs report it, or reported where there is one' -r -f -a "computed\t''
reported\t''
prefer-reported\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l schema -d 'Print the JSON Schema of the answer instead: of `--shape`, else of `--format json`'
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand summary" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l top -d 'Keep the first N rows and fold the rest into one; inside a run or session, the N dearest calls of each agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l sort -d 'Sort by a column, rising; `-column` falls: `-duration_ms` for the slowest, `-retries` for the most retried' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l min-cost -d 'Fold what costs less, in USD, into one row' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l cost -d 'Which cost: by the price book, as the logs report it, or reported where there is one' -r -f -a "computed\t''
reported\t''
prefer-reported\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l prices-at -d 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day\'s prices' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l unusual -d 'List the runs that cost or used far more than is usual for their agents, with the likely reason and what to try'
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand runs" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l top -d 'Keep the first N rows and fold the rest into one; inside a run or session, the N dearest calls of each agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l sort -d 'Sort by a column, rising; `-column` falls: `-duration_ms` for the slowest, `-retries` for the most retried' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l min-cost -d 'Fold what costs less, in USD, into one row' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l cost -d 'Which cost: by the price book, as the logs report it, or reported where there is one' -r -f -a "computed\t''
reported\t''
prefer-reported\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l prices-at -d 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day\'s prices' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l unusual -d 'List the sessions that cost or used far more than is usual for their agents, with the likely reason and what to try'
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand sessions" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l top -d 'Keep the first N rows and fold the rest into one; inside a run or session, the N dearest calls of each agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l sort -d 'Sort by a column, rising; `-column` falls: `-duration_ms` for the slowest, `-retries` for the most retried' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l min-cost -d 'Fold what costs less, in USD, into one row' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l cost -d 'Which cost: by the price book, as the logs report it, or reported where there is one' -r -f -a "computed\t''
reported\t''
prefer-reported\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l prices-at -d 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day\'s prices' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand projects" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l limit -d 'How many calls to list' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l after -d 'Go on after this call, the last of the page before: the first digits of its key' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l page -d 'Which page of `--limit` calls, from 1 on' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l order -d 'Which calls come first' -r -f -a "newest\t''
oldest\t''
dearest\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l cost -d 'Which cost: by the price book, as the logs report it, or reported where there is one' -r -f -a "computed\t''
reported\t''
prefer-reported\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l prices-at -d 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day\'s prices' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l unusual -d 'List the calls that cost far more than is usual for their agent and model, with the likely reason and what to try'
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand records" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand explain" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand diff" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand diff" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand diff" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand diff" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand diff" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand diff" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand diff" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand diff" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand diff" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand diff" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand diff" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l every -d 'Length of a step [default: what suits the length of the period]' -r -f -a "hour\t''
day\t''
week\t''
month\t''
quarter\t''
year\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l by -d 'A series per what: a list such as `agent` or `provider,model`; `total` for one series' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l top -d 'Keep the N dearest series and fold the rest into one' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l compare -d 'Compare with another period: `previous`, `last-year`, a period such as `2026-09`, or FROM..TO (TO not included); one that is not over is compared to the same point' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l chart -d 'Draw bars, stacked by series, or list the numbers behind them' -r -f -a "bars\t''
none\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l cost -d 'Which cost: by the price book, as the logs report it, or reported where there is one' -r -f -a "computed\t''
reported\t''
prefer-reported\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l prices-at -d 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day\'s prices' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l chart-file -d 'Draw the answer into a file too, by its ending: `.svg`, `.png`, or `.html` with the numbers below the picture' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand trend" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l chart -d 'Draw a map, or list the 168 hours behind it' -r -f -a "map\t''
none\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l cost -d 'Which cost: by the price book, as the logs report it, or reported where there is one' -r -f -a "computed\t''
reported\t''
prefer-reported\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l prices-at -d 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day\'s prices' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l chart-file -d 'Draw the answer into a file too, by its ending: `.svg`, `.png`, or `.html` with the numbers below the picture' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand peaks" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l to -d 'New prices of which day: a date or `now`; `ingest` is each call\'s own [default: ingest]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l at -d 'Old prices of which day' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l replace -d 'Price a model as another, as in `gpt-4o=openai/gpt-5.1`; `*` is every model; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l by -d 'What to break down by: a list such as `agent,model`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand reprice" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l to -d 'To the end of the running day, week, month or quarter, or from today up to, not including, a date [default: all four; month with `--by`]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l by -d 'Project each agent, model … on its own: a list such as `agent` or `provider,model`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l top -d 'Keep the N rows of most spend and project the rest as one' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l method -d 'How to project; the others stand beside it for comparison' -r -f -a "glr\t''
run-rate\t''
mean-7\t''
trend-30\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l fixed -d 'Plans and seats in USD a month: added by the day, not projected' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l cost -d 'Which cost: by the price book, as the logs report it, or reported where there is one' -r -f -a "computed\t''
reported\t''
prefer-reported\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l chart-file -d 'Draw the answer into a file too, by its ending: `.svg`, `.png`, or `.html` with the numbers below the picture' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l backtest -d 'How far off past forecasts of these calls would have been, beside simpler methods'
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l chart -d 'Draw a bar per row with its ranges below, instead of the table'
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand forecast" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l by -d 'What is searched besides all calls: each value of these dimensions, and of all of them together; `total` for all calls alone' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l method -d 'How days and hours are judged' -r -f -a "profile\t''
three-sigma\t''
pro-rata\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l threshold -d 'How many deviations above the usual are an alarm: fewer find more' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l floor -d 'Leave out what is less than so much above the usual, or less than 2 % of a day\'s spend; 0 leaves out nothing' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l top -d 'Tell the N largest' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l fail-on -d 'Exit with code 4 when there is one' -r -f -a "anomaly\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l cost -d 'Which cost: by the price book, as the logs report it, or reported where there is one' -r -f -a "computed\t''
reported\t''
prefer-reported\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l daily -d 'Judge complete days, as is done by default'
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l hourly -d 'Judge complete hours'
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand anomalies" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -f -a "list" -d 'List every budget, what it limits and the file that says so'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -f -a "remove" -d 'Take a budget out of llmcost.toml'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -f -a "set" -d 'Write a budget into llmcost.toml, or change what is said of one there'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -f -a "show" -d 'Show one budget: what it limits, what is noticed, and from when to when its running period is'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -f -a "status" -d 'Show how budgets stand: spent, left, projected, and when the limit will be used up'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -f -a "check" -d 'Fail when a limit is passed: for pipelines'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -f -a "reset" -d 'Lift a budget\'s block before its period is over'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and not __fish_seen_subcommand_from list remove set show status check reset help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from list" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from list" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from list" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from list" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from list" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from list" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from list" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from list" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from list" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from remove" -l file -d 'The file to change [default: the one that has the budget]' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from remove" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from remove" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from remove" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from remove" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from remove" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from remove" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from remove" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from remove" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from remove" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from remove" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l limit -d 'How much may be spent in a period: `20`, `0.50`, `50 cents`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l period -d 'When it begins anew: hour, day, week, month, quarter, year, 30d, 24h, all; run or session for each of them' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l per -d 'One for each value of this: agent, user, model, tag:KEY …' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l scope -d 'Only these calls; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l threshold -d 'What is to be noticed: `80%`, `projected 100%`, `burn 30%/2h`, `anomaly`; repeatable [default: 80% and 100%]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l action -d 'What to do then: terminal, desktop, webhook:NAME, command:NAME, approve, block, throttle; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l anchor-day -d 'The day of the month on which months, quarters and years begin; the last where a month has no such day' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l week-start -d 'The day on which weeks begin [default: monday]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l cost -d 'Which cost: by the price book, as the logs report it, or reported where there is one' -r -f -a "computed\t''
reported\t''
prefer-reported\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l file -d 'The file to write [default: the one that has the budget, else the project\'s, else the user\'s]' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from set" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from show" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from show" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from show" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from show" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from show" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from show" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from show" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from show" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from show" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l at -d 'How they stood at this instant: a date, `2026-08-31T12:00:00Z` [default: now]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l no-projection -d 'Do not project, which reads no history'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l all -d 'Show all: of budgets per agent, run … more than the ten of most spend, and runs that were idle for a week'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from status" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l max -d 'Check these calls against a limit: `0.50`, `20 USD`, `50 cents`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l baseline -d 'Check these calls against a saved report (`llmcost report … --format json`)' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l max-increase -d 'How much more than the baseline may be spent: `10%`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l fail-on -d 'Fail with exit code 4 on a `warning` too, or on `projected=0.8`: an overrun that is so likely [default: over]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l junit -d 'Write JUnit XML, which GitLab, Jenkins and most others show' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l gitlab -d 'Write GitLab\'s code quality JSON' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l comment -d 'Write Markdown for a comment on a pull request; its first line is a hidden marker to find it again by' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l allow-empty -d 'Pass a limit of which there is no call at all'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l allow-incomplete -d 'Count calls without a price, and records that could not be read, as nothing'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l no-notify -d 'Tell nobody of the thresholds that were crossed'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -l value -d 'Whose, where each agent, user … has a budget of its own [default: everyone\'s]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -l reason -d 'Why' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -l by -d 'Who decides [default: the user of this machine]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from reset" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from help" -f -a "list" -d 'List every budget, what it limits and the file that says so'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Take a budget out of llmcost.toml'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from help" -f -a "set" -d 'Write a budget into llmcost.toml, or change what is said of one there'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show one budget: what it limits, what is noticed, and from when to when its running period is'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from help" -f -a "status" -d 'Show how budgets stand: spent, left, projected, and when the limit will be used up'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from help" -f -a "check" -d 'Fail when a limit is passed: for pipelines'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from help" -f -a "reset" -d 'Lift a budget\'s block before its period is over'
complete -c llmcost -n "__fish_llmcost_using_subcommand budget; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l model -d 'The model that is to be called' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l provider -d 'Who bills [default: whose model it is]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l service-tier -d 'The tier it is to be served on' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l operation -d 'What is asked for, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l input-tokens -d 'All input tokens, cached ones included' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l max-output-tokens -l output-tokens -d 'The most output tokens, reasoning included: the `max_tokens` of the request' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l cache-read-tokens -d 'The part of the input that is sure to be read from a cache; the rest counts as uncached' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l cache-write-tokens -d 'The part of the input that is written to a cache' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l cost -d 'What the call, or the whole run, costs at most, in USD, where you know better than the price book' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l agent -d 'The agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l run -d 'The pipeline run or trace [default: LLMCOST_RUN, which `llmcost guard` sets]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l session -d 'The conversation or session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l project -d 'The project or workspace' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l user -d 'The end user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l tenant -d 'The customer or organisation' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l tag -d 'A tag; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l fail-on -d 'Exit with 4 on a `warning` too [default: throttle]' -r -f -a "throttle\t''
warning\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l wait -d 'Where the call is throttled, wait and decide again: at most so many seconds in all [without a number: any time]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l allow-unpriced -d 'Count calls without a price as nothing'
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l no-notify -d 'Tell nobody of the thresholds that were crossed'
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand gate" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l max -d 'The most that the run may cost: `0.50`, `20 USD`, `50 cents`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l record-from -d 'Logs that the command writes; they may appear later' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l grace -d 'Seconds from SIGTERM to SIGKILL' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l agent -d 'The agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l run -d 'The pipeline run or trace [default: LLMCOST_RUN, which `llmcost guard` sets]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l session -d 'The conversation or session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l project -d 'The project or workspace' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l user -d 'The end user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l tenant -d 'The customer or organisation' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l tag -d 'A tag; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l allow-unpriced -d 'Count calls without a price as nothing'
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l no-notify -d 'Tell nobody of the thresholds that were crossed'
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand guard" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -l session -d 'The session whose spend comes first [default: the one that a coding agent names on standard input]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand statusline" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l map -d 'Move a model\'s calls to another, as in `gpt-4o=gpt-4o-mini:80%`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l route -d 'Move some calls to a model, as in `agent=classifier:claude-haiku-4-5`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l batch -d 'Process some calls in batch, as in `agent=nightly`; `*` is every call; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l cache-hit -d 'How much of the text input is read from a cache, from 0 to 1' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l all-on -d 'Move every call to one model, but those that `--route` or `--map` moves elsewhere' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l by -d 'What to break down by: a list such as `agent,model`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l prices-at -d 'Prices of which day, before and after: `ingest`, those in force when each call was made; a date or `now`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l base-tier -d 'Price every call in the base context tier, as if long prompts were cut shorter'
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l suggest -d 'List what would save most: a cheaper model of the same maker, batch, caching, shorter prompts'
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand simulate" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -l to -d 'What to write' -r -f -a "parquet\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -l from -d 'Take the calls of these files and folders instead of the store\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand export" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -l dialect -d 'The engine' -r -f -a "duckdb\t''
spark\t''
trino\t''
bigquery\t''
clickhouse\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -l data -d 'Where the engine finds the folder of `llmcost export`: a path or an address such as s3://bucket/calls' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -l by -d 'What `llmcost_report` is broken down by: a list such as `agent,model` or `day,tag:env`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand sql" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand notify" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand notify" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand notify" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand notify" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand notify" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand notify" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand notify" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand notify" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand notify" -l dry-run -d 'Show what waits and send nothing'
complete -c llmcost -n "__fish_llmcost_using_subcommand notify" -l history -d 'Show every crossing that was ever told, and what became of it'
complete -c llmcost -n "__fish_llmcost_using_subcommand notify" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand notify" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand notify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand notify" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -f -a "list" -d 'List what is stopped now'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -f -a "approve" -d 'Let spend go on'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -f -a "deny" -d 'Keep spend stopped'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -f -a "log" -d 'Show the audit trail: what was stopped, and who decided what, when and why'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and not __fish_seen_subcommand_from list approve deny log help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from list" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from list" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from list" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from list" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from list" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from list" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from list" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from list" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from list" -l all -d 'Also what was approved, reset or is over'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from list" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -l until -d 'Until when, a date or an instant [default: the end of the budget\'s period]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -l amount -d 'How much more than the limit may be spent, in USD [default: any amount]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -l reason -d 'Why' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -l by -d 'Who decides [default: the user of this machine]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from approve" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from deny" -l reason -d 'Why' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from deny" -l by -d 'Who decides [default: the user of this machine]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from deny" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from deny" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from deny" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from deny" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from deny" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from deny" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from deny" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from deny" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from deny" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from deny" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from deny" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from deny" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from log" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from log" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from log" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from log" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from log" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from log" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from log" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from log" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from log" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from log" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from log" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from log" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from help" -f -a "list" -d 'List what is stopped now'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from help" -f -a "approve" -d 'Let spend go on'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from help" -f -a "deny" -d 'Keep spend stopped'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from help" -f -a "log" -d 'Show the audit trail: what was stopped, and who decided what, when and why'
complete -c llmcost -n "__fish_llmcost_using_subcommand approvals; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -f -a "info" -d 'Count what the store holds'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -f -a "check" -d 'Verify every byte of the store; exit code 7 when it is damaged'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -f -a "compact" -d 'Merge small segments, drop what newer records replaced, gather the rest in few files'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -f -a "rebuild" -d 'Make what is derived from the calls again: the sums beside segments that reports read'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -f -a "prune" -d 'Remove old calls and keep their sums: who ran what goes, what it cost stays'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -f -a "merge" -d 'Take the calls of other stores into this one, each once'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -f -a "path" -d 'Print the store\'s folder'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and not __fish_seen_subcommand_from info check compact rebuild prune merge path help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from info" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from info" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from info" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from info" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from info" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from info" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from info" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from info" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from info" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from info" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from info" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from info" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from check" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from check" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from check" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from check" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from check" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from check" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from check" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from check" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from check" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from compact" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from compact" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from compact" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from compact" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from compact" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from compact" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from compact" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from compact" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from compact" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from compact" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from compact" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from compact" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from rebuild" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from rebuild" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from rebuild" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from rebuild" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from rebuild" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from prune" -l older-than -d 'Calls made before this: `90d` keeps ninety days, today the last of them; a date, a month or an instant as in `--since`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from prune" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from prune" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from prune" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from prune" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from prune" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from prune" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from prune" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from prune" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from prune" -l dry-run -d 'Count them and change nothing'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from prune" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from prune" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from prune" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from prune" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from merge" -l host -d 'The machine they come from, for calls that name none; `report --by host` tells them apart' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from merge" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from merge" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from merge" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from merge" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from merge" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from merge" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from merge" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from merge" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from merge" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from merge" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from merge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from merge" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from path" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from path" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from path" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from path" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from path" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from path" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from path" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from path" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from path" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from path" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from path" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "info" -d 'Count what the store holds'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "check" -d 'Verify every byte of the store; exit code 7 when it is damaged'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "compact" -d 'Merge small segments, drop what newer records replaced, gather the rest in few files'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "rebuild" -d 'Make what is derived from the calls again: the sums beside segments that reports read'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "prune" -d 'Remove old calls and keep their sums: who ran what goes, what it cost stays'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "merge" -d 'Take the calls of other stores into this one, each once'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "path" -d 'Print the store\'s folder'
complete -c llmcost -n "__fish_llmcost_using_subcommand store; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -f -a "list" -d 'List models and their standard prices in USD per million tokens'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -f -a "show" -d 'Show every dated price of a model: tiers, terms, hours, sources and aliases'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -f -a "explain" -d 'Explain the price of a call: rule, layer, entry, source and arithmetic'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -f -a "compare" -d 'Compare what models cost: for a call of one size, or for your own calls'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -f -a "suggest" -d 'List the models without a price, what they may be, and the command that would price them'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -f -a "set" -d 'Write a price, or another name of a model, into a price book of your own'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -f -a "remove" -d 'Take a model, or its price of one day, out of a price book of your own'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -f -a "check" -d 'Validate price books, or the one in force; the message names file, entry and remedy'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -f -a "lock" -d 'Pin the price book: from then on a run with another one says so, and fails under `--strict`'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -f -a "diff" -d 'Show every price that differs between two books, and when'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -f -a "import" -d 'Take prices from a public list; they hold from its day on, and win over the built-in ones'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -f -a "update" -d 'Fetch a public price list over the network and import it as of today'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and not __fish_seen_subcommand_from list show explain compare suggest set remove check lock diff import update help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -l provider -d 'Only this provider; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -l status -d 'Only prices of this status: listed, derived, promo, scheduled, estimated, user, free, or unpriced; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -l at -d 'Prices of which day' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from list" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -l provider -d 'Who bills, where the model\'s name does not tell' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from show" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l provider -d 'Who bills, as the log states it' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l at -d 'When the call was made' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l tier -d 'The tier it was served on: flex, priority …' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l region -d 'Region or inference geography' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l input-tokens -d 'All input tokens, cached ones included' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l cache-read-tokens -d 'The part of the input that was read from a cache' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l cache-write-tokens -d 'The part of the input that was written to a cache' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l cache-write-1h-tokens -d 'The part of the input that was written to a cache for an hour' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l output-tokens -d 'All output tokens, reasoning included' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l reasoning-tokens -d 'The part of the output that was reasoning' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l batch -d 'It was processed as a batch'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l fast -d 'It ran in the fast mode'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from explain" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l at -d 'Prices of which day' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l input-tokens -d 'All input tokens, cached ones included' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l cache-read-tokens -d 'The part of the input that was read from a cache' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l cache-write-tokens -d 'The part of the input that was written to a cache' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l cache-write-1h-tokens -d 'The part of the input that was written to a cache for an hour' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l output-tokens -d 'All output tokens, reasoning included' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l reasoning-tokens -d 'The part of the output that was reasoning' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from compare" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l from -d 'Answer from these files and folders instead of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l since -d 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l until -d 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l period -d 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l provider -d 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l model -d 'Only this model' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l agent -d 'Only this agent' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l run -d 'Only this run' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l session -d 'Only this session' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l project -d 'Only this project' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l user -d 'Only this user' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l tenant -d 'Only this tenant' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l tag -d 'Only calls with this tag' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l source -d 'Only calls read from this input format' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l layer -d 'Only calls seen by this layer: agent, app, gateway, provider or invoice' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l operation -d 'Only calls of this operation, such as chat or embeddings' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l status -d 'Only calls with this status: ok, error or cancelled' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l attempt -d 'Only this attempt at the same work, 1 for the first' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l service-tier -d 'Only calls served on this tier' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from suggest" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -l from -d 'From which day on, `YYYY-MM-DD` in UTC' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -l until -d 'Before which day, `YYYY-MM-DD` in UTC' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -l alias -d 'Another name under which logs know the model, such as a deployment or an ARN; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -l project -d 'Write into this book' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -l user -d 'Write into the user\'s own book, `prices.toml` in the configuration folder (the default)'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from set" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -l from -d 'Only the price that starts on this day' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -l project -d 'Take it out of this book' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -l user -d 'Take it out of the user\'s own book (the default)'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from remove" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from check" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from check" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from check" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from check" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from check" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from check" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from check" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from check" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from check" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from check" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from check" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from check" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from check" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from check" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -l file -d 'Where to write the lock instead' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from lock" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from diff" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from diff" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from diff" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from diff" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from diff" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from diff" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from diff" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from diff" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from diff" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from diff" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from diff" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from diff" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -l from -d 'Which list the file is' -r -f -a "genai-prices\t''
litellm\t''
models.dev\t''
llm-prices\t''
openrouter\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -l as-of -d 'The day it was taken; a changed price holds from then on' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -l into -d 'The price book to change, instead of the one every command reads' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -l accept -d 'Take over prices that became 0, or changed more than fivefold'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -l dry-run -d 'Say what would change, and change nothing'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from import" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -l from -d 'Which list to fetch' -r -f -a "genai-prices\t''
litellm\t''
models.dev\t''
llm-prices\t''
openrouter\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -l url -d 'Fetch it from a mirror' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -l into -d 'The price book to change, instead of the one every command reads' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -l accept -d 'Take over prices that became 0, or changed more than fivefold'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -l dry-run -d 'Say what would change, and change nothing'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from update" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from help" -f -a "list" -d 'List models and their standard prices in USD per million tokens'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from help" -f -a "show" -d 'Show every dated price of a model: tiers, terms, hours, sources and aliases'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from help" -f -a "explain" -d 'Explain the price of a call: rule, layer, entry, source and arithmetic'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from help" -f -a "compare" -d 'Compare what models cost: for a call of one size, or for your own calls'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from help" -f -a "suggest" -d 'List the models without a price, what they may be, and the command that would price them'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from help" -f -a "set" -d 'Write a price, or another name of a model, into a price book of your own'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Take a model, or its price of one day, out of a price book of your own'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from help" -f -a "check" -d 'Validate price books, or the one in force; the message names file, entry and remedy'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from help" -f -a "lock" -d 'Pin the price book: from then on a run with another one says so, and fails under `--strict`'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from help" -f -a "diff" -d 'Show every price that differs between two books, and when'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from help" -f -a "import" -d 'Take prices from a public list; they hold from its day on, and win over the built-in ones'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from help" -f -a "update" -d 'Fetch a public price list over the network and import it as of today'
complete -c llmcost -n "__fish_llmcost_using_subcommand prices; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -f -a "detect" -d 'Say which format files are in'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -f -a "explain" -d 'Show what the records of a file become, field by field'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -f -a "map" -d 'Draft a mapping file for a log of your own'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and not __fish_seen_subcommand_from detect explain map help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from detect" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from detect" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from detect" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from detect" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from detect" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from detect" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from detect" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from detect" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from detect" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from detect" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from detect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from detect" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -l input-format -d 'Read every file in this format instead of telling it by content (see `llmcost sources`)' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -l mapping -d 'Describe a format of your own by a mapping file' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -l prices -d 'Price books of your own, the strongest last' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -l price -d 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from explain" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from map" -l name -d 'What to call the format [default: the file\'s name]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from map" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from map" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from map" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from map" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from map" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from map" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from map" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from map" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from map" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from map" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from map" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from map" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from help" -f -a "detect" -d 'Say which format files are in'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from help" -f -a "explain" -d 'Show what the records of a file become, field by field'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from help" -f -a "map" -d 'Draft a mapping file for a log of your own'
complete -c llmcost -n "__fish_llmcost_using_subcommand sources; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcost -n "__fish_llmcost_using_subcommand config" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand config" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand config" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand config" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand config" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand config" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand config" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand config" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand config" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand config" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand config" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand completions" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand completions" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand completions" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand completions" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand completions" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand completions" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand completions" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand completions" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand completions" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand completions" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand completions" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand man" -l store -d 'Folder of the store' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand man" -l config -d 'Configuration file to use instead of the user\'s and the project\'s' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand man" -l timezone -d 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand man" -l format -d 'Output format [default: table]' -r -f -a "table\t''
csv\t''
json\t''
ndjson\t''
markdown\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand man" -s o -l output -d 'Write the answer to a file instead of standard output' -r -F
complete -c llmcost -n "__fish_llmcost_using_subcommand man" -l color -d 'Colour the terminal table' -r -f -a "auto\t''
always\t''
never\t''"
complete -c llmcost -n "__fish_llmcost_using_subcommand man" -l lock-timeout -d 'Seconds to wait while another process writes to the store [default: 10]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand man" -l max-record-bytes -d 'Longest record that is read, in bytes [default: 67108864]' -r
complete -c llmcost -n "__fish_llmcost_using_subcommand man" -l strict -d 'Fail with exit code 5 when a record is rejected or a call has no price'
complete -c llmcost -n "__fish_llmcost_using_subcommand man" -s q -l quiet -d 'Say nothing on standard error but errors'
complete -c llmcost -n "__fish_llmcost_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcost -n "__fish_llmcost_using_subcommand man" -s V -l version -d 'Print version'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "ingest" -d 'Read usage logs into the store'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "record" -d 'Add one call to the store, from flags or as JSON lines on standard input'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "report" -d 'Break cost and tokens down by any dimensions'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "summary" -d 'Show everything at one look: today, week and month, where they are going, and what they went to'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "runs" -d 'List runs with cost, time, retries and how they ended; or show one as a tree of agents and calls'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "sessions" -d 'List sessions with cost, time, retries and how they ended; or show one as a tree of agents and calls'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "projects" -d 'List projects with cost, runs, retries and the cost of a successful run; or show one as a tree of agents and models'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "records" -d 'List single calls with their tokens and the cost of each part'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "explain" -d 'Explain what one call cost: its line in the log, the rule and entry of its price, and the arithmetic'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "diff" -d 'Show what rose and fell between two reports saved with `--format json`'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "trend" -d 'Show cost over time as a chart: per day, week or month, and per provider, agent, model …'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "peaks" -d 'Show which hours of the week cost most, as a heat map'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "reprice" -d 'Compare what calls cost with what they would cost at other prices'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "forecast" -d 'Project what the day, week, month and quarter will have cost'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "anomalies" -d 'Show days or hours that cost far more than usual, who did it and why'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "budget" -d 'Define budgets and see how they stand'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "gate" -d 'Decide whether a call may be made: allow, warn, throttle, needs-approval or block'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "guard" -d 'Run a command only if its budgets allow it, and stop it when they are spent'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "statusline" -d 'Print one line for a prompt or status bar: session, today, this month, the budget nearest to its limit'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "simulate" -d 'See what your calls would cost on other models, in batch, or with better caching'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "export" -d 'Write every call as Parquet, by day, for DuckDB, Spark, Trino, BigQuery or ClickHouse'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "sql" -d 'Print the SQL that prices and groups an export as `report` does'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "notify" -d 'Send the budget notifications that still wait, or see what was told'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "approvals" -d 'List, approve or deny spend that a budget has stopped'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "store" -d 'Look after the store: count, verify, compact, find it'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "prices" -d 'Read, explain, compare, check and edit the price book'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "sources" -d 'List every format that is read, and see how a file of yours is understood'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "config" -d 'Show every setting, its value and where it comes from'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "completions" -d 'Print the completion script for a shell'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "man" -d 'Print a manual page'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and not __fish_seen_subcommand_from ingest record report summary runs sessions projects records explain diff trend peaks reprice forecast anomalies budget gate guard statusline simulate export sql notify approvals store prices sources config completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from budget" -f -a "list" -d 'List every budget, what it limits and the file that says so'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from budget" -f -a "remove" -d 'Take a budget out of llmcost.toml'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from budget" -f -a "set" -d 'Write a budget into llmcost.toml, or change what is said of one there'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from budget" -f -a "show" -d 'Show one budget: what it limits, what is noticed, and from when to when its running period is'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from budget" -f -a "status" -d 'Show how budgets stand: spent, left, projected, and when the limit will be used up'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from budget" -f -a "check" -d 'Fail when a limit is passed: for pipelines'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from budget" -f -a "reset" -d 'Lift a budget\'s block before its period is over'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from approvals" -f -a "list" -d 'List what is stopped now'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from approvals" -f -a "approve" -d 'Let spend go on'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from approvals" -f -a "deny" -d 'Keep spend stopped'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from approvals" -f -a "log" -d 'Show the audit trail: what was stopped, and who decided what, when and why'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "info" -d 'Count what the store holds'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "check" -d 'Verify every byte of the store; exit code 7 when it is damaged'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "compact" -d 'Merge small segments, drop what newer records replaced, gather the rest in few files'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "rebuild" -d 'Make what is derived from the calls again: the sums beside segments that reports read'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "prune" -d 'Remove old calls and keep their sums: who ran what goes, what it cost stays'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "merge" -d 'Take the calls of other stores into this one, each once'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from store" -f -a "path" -d 'Print the store\'s folder'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from prices" -f -a "list" -d 'List models and their standard prices in USD per million tokens'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from prices" -f -a "show" -d 'Show every dated price of a model: tiers, terms, hours, sources and aliases'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from prices" -f -a "explain" -d 'Explain the price of a call: rule, layer, entry, source and arithmetic'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from prices" -f -a "compare" -d 'Compare what models cost: for a call of one size, or for your own calls'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from prices" -f -a "suggest" -d 'List the models without a price, what they may be, and the command that would price them'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from prices" -f -a "set" -d 'Write a price, or another name of a model, into a price book of your own'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from prices" -f -a "remove" -d 'Take a model, or its price of one day, out of a price book of your own'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from prices" -f -a "check" -d 'Validate price books, or the one in force; the message names file, entry and remedy'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from prices" -f -a "lock" -d 'Pin the price book: from then on a run with another one says so, and fails under `--strict`'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from prices" -f -a "diff" -d 'Show every price that differs between two books, and when'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from prices" -f -a "import" -d 'Take prices from a public list; they hold from its day on, and win over the built-in ones'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from prices" -f -a "update" -d 'Fetch a public price list over the network and import it as of today'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from sources" -f -a "detect" -d 'Say which format files are in'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from sources" -f -a "explain" -d 'Show what the records of a file become, field by field'
complete -c llmcost -n "__fish_llmcost_using_subcommand help; and __fish_seen_subcommand_from sources" -f -a "map" -d 'Draft a mapping file for a log of your own'
