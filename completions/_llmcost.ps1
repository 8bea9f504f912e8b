
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'llmcost' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'llmcost'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'llmcost' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('ingest', 'ingest', [CompletionResultType]::ParameterValue, 'Read usage logs into the store')
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Add one call to the store, from flags or as JSON lines on standard input')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Break cost and tokens down by any dimensions')
            [CompletionResult]::new('summary', 'summary', [CompletionResultType]::ParameterValue, 'Show everything at one look: today, week and month, where they are going, and what they went to')
            [CompletionResult]::new('runs', 'runs', [CompletionResultType]::ParameterValue, 'List runs with cost, time, retries and how they ended; or show one as a tree of agents and calls')
            [CompletionResult]::new('sessions', 'sessions', [CompletionResultType]::ParameterValue, 'List sessions with cost, time, retries and how they ended; or show one as a tree of agents and calls')
            [CompletionResult]::new('projects', 'projects', [CompletionResultType]::ParameterValue, 'List projects with cost, runs, retries and the cost of a successful run; or show one as a tree of agents and models')
            [CompletionResult]::new('records', 'records', [CompletionResultType]::ParameterValue, 'List single calls with their tokens and the cost of each part')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain what one call cost: its line in the log, the rule and entry of its price, and the arithmetic')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Show what rose and fell between two reports saved with `--format json`')
            [CompletionResult]::new('trend', 'trend', [CompletionResultType]::ParameterValue, 'Show cost over time as a chart: per day, week or month, and per provider, agent, model …')
            [CompletionResult]::new('peaks', 'peaks', [CompletionResultType]::ParameterValue, 'Show which hours of the week cost most, as a heat map')
            [CompletionResult]::new('reprice', 'reprice', [CompletionResultType]::ParameterValue, 'Compare what calls cost with what they would cost at other prices')
            [CompletionResult]::new('forecast', 'forecast', [CompletionResultType]::ParameterValue, 'Project what the day, week, month and quarter will have cost')
            [CompletionResult]::new('anomalies', 'anomalies', [CompletionResultType]::ParameterValue, 'Show days or hours that cost far more than usual, who did it and why')
            [CompletionResult]::new('budget', 'budget', [CompletionResultType]::ParameterValue, 'Define budgets and see how they stand')
            [CompletionResult]::new('gate', 'gate', [CompletionResultType]::ParameterValue, 'Decide whether a call may be made: allow, warn, throttle, needs-approval or block')
            [CompletionResult]::new('guard', 'guard', [CompletionResultType]::ParameterValue, 'Run a command only if its budgets allow it, and stop it when they are spent')
            [CompletionResult]::new('statusline', 'statusline', [CompletionResultType]::ParameterValue, 'Print one line for a prompt or status bar: session, today, this month, the budget nearest to its limit')
            [CompletionResult]::new('simulate', 'simulate', [CompletionResultType]::ParameterValue, 'See what your calls would cost on other models, in batch, or with better caching')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write every call as Parquet, by day, for DuckDB, Spark, Trino, BigQuery or ClickHouse')
            [CompletionResult]::new('sql', 'sql', [CompletionResultType]::ParameterValue, 'Print the SQL that prices and groups an export as `report` does')
            [CompletionResult]::new('notify', 'notify', [CompletionResultType]::ParameterValue, 'Send the budget notifications that still wait, or see what was told')
            [CompletionResult]::new('approvals', 'approvals', [CompletionResultType]::ParameterValue, 'List, approve or deny spend that a budget has stopped')
            [CompletionResult]::new('store', 'store', [CompletionResultType]::ParameterValue, 'Look after the store: count, verify, compact, find it')
            [CompletionResult]::new('prices', 'prices', [CompletionResultType]::ParameterValue, 'Read, explain, compare, check and edit the price book')
            [CompletionResult]::new('sources', 'sources', [CompletionResultType]::ParameterValue, 'List every format that is read, and see how a file of yours is understood')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show every setting, its value and where it comes from')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcost;ingest' {
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'The machine that made the calls, for those that name none')
            [CompletionResult]::new('--poll', '--poll', [CompletionResultType]::ParameterName, 'Look for changes every so many seconds, for network drives, which do not tell of them')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would become of each file and store nothing')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Keep reading as files grow, rotate or appear, until Ctrl-C (exit code 130) or SIGTERM (0)')
            [CompletionResult]::new('--live', '--live', [CompletionResultType]::ParameterName, 'Print each new call as it arrives: time, agent, model, tokens, cost, and what today has come to')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;record' {
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model that answered')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who bills [default: whose model it is]')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'The agent that made the call')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'The pipeline run or trace [default: LLMCOST_RUN, which `llmcost guard` sets]')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The conversation or session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'The project or workspace')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The end user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The customer or organisation')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'What was asked for, such as chat or embeddings')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'A tag; repeatable')
            [CompletionResult]::new('--input-tokens', '--input-tokens', [CompletionResultType]::ParameterName, 'Total input tokens, cached ones included')
            [CompletionResult]::new('--uncached-input-tokens', '--uncached-input-tokens', [CompletionResultType]::ParameterName, 'Input tokens neither read from nor written to a cache')
            [CompletionResult]::new('--cache-read-tokens', '--cache-read-tokens', [CompletionResultType]::ParameterName, 'Input tokens read from a cache')
            [CompletionResult]::new('--cache-write-tokens', '--cache-write-tokens', [CompletionResultType]::ParameterName, 'Input tokens written to a cache')
            [CompletionResult]::new('--output-tokens', '--output-tokens', [CompletionResultType]::ParameterName, 'Output tokens, reasoning included')
            [CompletionResult]::new('--reasoning-tokens', '--reasoning-tokens', [CompletionResultType]::ParameterName, 'The part of the output that was reasoning')
            [CompletionResult]::new('--duration-ms', '--duration-ms', [CompletionResultType]::ParameterName, 'How long the call took, in milliseconds')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'How the call ended')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Which attempt at the same work this was, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'The tier the call was served on')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'What the call cost in USD, where it is known from elsewhere')
            [CompletionResult]::new('--time', '--time', [CompletionResultType]::ParameterName, 'When the call was made [default: now]')
            [CompletionResult]::new('--id', '--id', [CompletionResultType]::ParameterName, 'The provider''s id of the response; the same id is the same call')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;report' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What to break down by: a list such as `agent,model` or `day,tag:env`')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Keep the first N rows and fold the rest into one')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Sort by a column, rising; `-column` falls [default: by time, then by falling cost]')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Which columns: a list, or `+column,-column` to add to and take from the usual ones')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'Which cost: by the price book, as the logs report it, or reported where there is one')
            [CompletionResult]::new('--prices-at', '--prices-at', [CompletionResultType]::ParameterName, 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day''s prices')
            [CompletionResult]::new('--compare', '--compare', [CompletionResultType]::ParameterName, 'Compare with another period: `previous`, `last-year`, a period such as `2026-09`, or FROM..TO (TO not included); one that is not over is compared to the same point')
            [CompletionResult]::new('--chart-file', '--chart-file', [CompletionResultType]::ParameterName, 'Draw the answer into a file too, by its ending: `.svg`, `.png`, or `.html` with the numbers below the picture')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw a bar per value of the first dimension, stacked by the others, instead of the table')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;summary' {
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Show the N dearest agents and models, the rest as one, and the N most used budgets')
            [CompletionResult]::new('--shape', '--shape', [CompletionResultType]::ParameterName, 'Answer as JSON with the field names of another program, over all calls asked for')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'Which cost: by the price book, as the logs report it, or reported where there is one')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Print the JSON Schema of the answer instead: of `--shape`, else of `--format json`')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;runs' {
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Keep the first N rows and fold the rest into one; inside a run or session, the N dearest calls of each agent')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Sort by a column, rising; `-column` falls: `-duration_ms` for the slowest, `-retries` for the most retried')
            [CompletionResult]::new('--min-cost', '--min-cost', [CompletionResultType]::ParameterName, 'Fold what costs less, in USD, into one row')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'Which cost: by the price book, as the logs report it, or reported where there is one')
            [CompletionResult]::new('--prices-at', '--prices-at', [CompletionResultType]::ParameterName, 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day''s prices')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--unusual', '--unusual', [CompletionResultType]::ParameterName, 'List the runs that cost or used far more than is usual for their agents, with the likely reason and what to try')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;sessions' {
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Keep the first N rows and fold the rest into one; inside a run or session, the N dearest calls of each agent')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Sort by a column, rising; `-column` falls: `-duration_ms` for the slowest, `-retries` for the most retried')
            [CompletionResult]::new('--min-cost', '--min-cost', [CompletionResultType]::ParameterName, 'Fold what costs less, in USD, into one row')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'Which cost: by the price book, as the logs report it, or reported where there is one')
            [CompletionResult]::new('--prices-at', '--prices-at', [CompletionResultType]::ParameterName, 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day''s prices')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--unusual', '--unusual', [CompletionResultType]::ParameterName, 'List the sessions that cost or used far more than is usual for their agents, with the likely reason and what to try')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;projects' {
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Keep the first N rows and fold the rest into one; inside a run or session, the N dearest calls of each agent')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Sort by a column, rising; `-column` falls: `-duration_ms` for the slowest, `-retries` for the most retried')
            [CompletionResult]::new('--min-cost', '--min-cost', [CompletionResultType]::ParameterName, 'Fold what costs less, in USD, into one row')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'Which cost: by the price book, as the logs report it, or reported where there is one')
            [CompletionResult]::new('--prices-at', '--prices-at', [CompletionResultType]::ParameterName, 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day''s prices')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;records' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How many calls to list')
            [CompletionResult]::new('--after', '--after', [CompletionResultType]::ParameterName, 'Go on after this call, the last of the page before: the first digits of its key')
            [CompletionResult]::new('--page', '--page', [CompletionResultType]::ParameterName, 'Which page of `--limit` calls, from 1 on')
            [CompletionResult]::new('--order', '--order', [CompletionResultType]::ParameterName, 'Which calls come first')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'Which cost: by the price book, as the logs report it, or reported where there is one')
            [CompletionResult]::new('--prices-at', '--prices-at', [CompletionResultType]::ParameterName, 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day''s prices')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--unusual', '--unusual', [CompletionResultType]::ParameterName, 'List the calls that cost far more than is usual for their agent and model, with the likely reason and what to try')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;explain' {
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;diff' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;trend' {
            [CompletionResult]::new('--every', '--every', [CompletionResultType]::ParameterName, 'Length of a step [default: what suits the length of the period]')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'A series per what: a list such as `agent` or `provider,model`; `total` for one series')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Keep the N dearest series and fold the rest into one')
            [CompletionResult]::new('--compare', '--compare', [CompletionResultType]::ParameterName, 'Compare with another period: `previous`, `last-year`, a period such as `2026-09`, or FROM..TO (TO not included); one that is not over is compared to the same point')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw bars, stacked by series, or list the numbers behind them')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'Which cost: by the price book, as the logs report it, or reported where there is one')
            [CompletionResult]::new('--prices-at', '--prices-at', [CompletionResultType]::ParameterName, 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day''s prices')
            [CompletionResult]::new('--chart-file', '--chart-file', [CompletionResultType]::ParameterName, 'Draw the answer into a file too, by its ending: `.svg`, `.png`, or `.html` with the numbers below the picture')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;peaks' {
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw a map, or list the 168 hours behind it')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'Which cost: by the price book, as the logs report it, or reported where there is one')
            [CompletionResult]::new('--prices-at', '--prices-at', [CompletionResultType]::ParameterName, 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day''s prices')
            [CompletionResult]::new('--chart-file', '--chart-file', [CompletionResultType]::ParameterName, 'Draw the answer into a file too, by its ending: `.svg`, `.png`, or `.html` with the numbers below the picture')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;reprice' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'New prices of which day: a date or `now`; `ingest` is each call''s own [default: ingest]')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Old prices of which day')
            [CompletionResult]::new('--replace', '--replace', [CompletionResultType]::ParameterName, 'Price a model as another, as in `gpt-4o=openai/gpt-5.1`; `*` is every model; repeatable')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What to break down by: a list such as `agent,model`')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;forecast' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'To the end of the running day, week, month or quarter, or from today up to, not including, a date [default: all four; month with `--by`]')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Project each agent, model … on its own: a list such as `agent` or `provider,model`')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Keep the N rows of most spend and project the rest as one')
            [CompletionResult]::new('--method', '--method', [CompletionResultType]::ParameterName, 'How to project; the others stand beside it for comparison')
            [CompletionResult]::new('--fixed', '--fixed', [CompletionResultType]::ParameterName, 'Plans and seats in USD a month: added by the day, not projected')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'Which cost: by the price book, as the logs report it, or reported where there is one')
            [CompletionResult]::new('--chart-file', '--chart-file', [CompletionResultType]::ParameterName, 'Draw the answer into a file too, by its ending: `.svg`, `.png`, or `.html` with the numbers below the picture')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--backtest', '--backtest', [CompletionResultType]::ParameterName, 'How far off past forecasts of these calls would have been, beside simpler methods')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw a bar per row with its ranges below, instead of the table')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;anomalies' {
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What is searched besides all calls: each value of these dimensions, and of all of them together; `total` for all calls alone')
            [CompletionResult]::new('--method', '--method', [CompletionResultType]::ParameterName, 'How days and hours are judged')
            [CompletionResult]::new('--threshold', '--threshold', [CompletionResultType]::ParameterName, 'How many deviations above the usual are an alarm: fewer find more')
            [CompletionResult]::new('--floor', '--floor', [CompletionResultType]::ParameterName, 'Leave out what is less than so much above the usual, or less than 2 % of a day''s spend; 0 leaves out nothing')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Tell the N largest')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit with code 4 when there is one')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'Which cost: by the price book, as the logs report it, or reported where there is one')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--daily', '--daily', [CompletionResultType]::ParameterName, 'Judge complete days, as is done by default')
            [CompletionResult]::new('--hourly', '--hourly', [CompletionResultType]::ParameterName, 'Judge complete hours')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;budget' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every budget, what it limits and the file that says so')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take a budget out of llmcost.toml')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Write a budget into llmcost.toml, or change what is said of one there')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one budget: what it limits, what is noticed, and from when to when its running period is')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show how budgets stand: spent, left, projected, and when the limit will be used up')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Fail when a limit is passed: for pipelines')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Lift a budget''s block before its period is over')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcost;budget;list' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;budget;remove' {
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'The file to change [default: the one that has the budget]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;budget;set' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'How much may be spent in a period: `20`, `0.50`, `50 cents`')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'When it begins anew: hour, day, week, month, quarter, year, 30d, 24h, all; run or session for each of them')
            [CompletionResult]::new('--per', '--per', [CompletionResultType]::ParameterName, 'One for each value of this: agent, user, model, tag:KEY …')
            [CompletionResult]::new('--scope', '--scope', [CompletionResultType]::ParameterName, 'Only these calls; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--threshold', '--threshold', [CompletionResultType]::ParameterName, 'What is to be noticed: `80%`, `projected 100%`, `burn 30%/2h`, `anomaly`; repeatable [default: 80% and 100%]')
            [CompletionResult]::new('--action', '--action', [CompletionResultType]::ParameterName, 'What to do then: terminal, desktop, webhook:NAME, command:NAME, approve, block, throttle; repeatable')
            [CompletionResult]::new('--anchor-day', '--anchor-day', [CompletionResultType]::ParameterName, 'The day of the month on which months, quarters and years begin; the last where a month has no such day')
            [CompletionResult]::new('--week-start', '--week-start', [CompletionResultType]::ParameterName, 'The day on which weeks begin [default: monday]')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'Which cost: by the price book, as the logs report it, or reported where there is one')
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'The file to write [default: the one that has the budget, else the project''s, else the user''s]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;budget;show' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;budget;status' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'How they stood at this instant: a date, `2026-08-31T12:00:00Z` [default: now]')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--no-projection', '--no-projection', [CompletionResultType]::ParameterName, 'Do not project, which reads no history')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Show all: of budgets per agent, run … more than the ten of most spend, and runs that were idle for a week')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;budget;check' {
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'Check these calls against a limit: `0.50`, `20 USD`, `50 cents`')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Check these calls against a saved report (`llmcost report … --format json`)')
            [CompletionResult]::new('--max-increase', '--max-increase', [CompletionResultType]::ParameterName, 'How much more than the baseline may be spent: `10%`')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Fail with exit code 4 on a `warning` too, or on `projected=0.8`: an overrun that is so likely [default: over]')
            [CompletionResult]::new('--junit', '--junit', [CompletionResultType]::ParameterName, 'Write JUnit XML, which GitLab, Jenkins and most others show')
            [CompletionResult]::new('--gitlab', '--gitlab', [CompletionResultType]::ParameterName, 'Write GitLab''s code quality JSON')
            [CompletionResult]::new('--comment', '--comment', [CompletionResultType]::ParameterName, 'Write Markdown for a comment on a pull request; its first line is a hidden marker to find it again by')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--allow-empty', '--allow-empty', [CompletionResultType]::ParameterName, 'Pass a limit of which there is no call at all')
            [CompletionResult]::new('--allow-incomplete', '--allow-incomplete', [CompletionResultType]::ParameterName, 'Count calls without a price, and records that could not be read, as nothing')
            [CompletionResult]::new('--no-notify', '--no-notify', [CompletionResultType]::ParameterName, 'Tell nobody of the thresholds that were crossed')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;budget;reset' {
            [CompletionResult]::new('--value', '--value', [CompletionResultType]::ParameterName, 'Whose, where each agent, user … has a budget of its own [default: everyone''s]')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who decides [default: the user of this machine]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;budget;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every budget, what it limits and the file that says so')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take a budget out of llmcost.toml')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Write a budget into llmcost.toml, or change what is said of one there')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one budget: what it limits, what is noticed, and from when to when its running period is')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show how budgets stand: spent, left, projected, and when the limit will be used up')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Fail when a limit is passed: for pipelines')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Lift a budget''s block before its period is over')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcost;budget;help;list' {
            break
        }
        'llmcost;budget;help;remove' {
            break
        }
        'llmcost;budget;help;set' {
            break
        }
        'llmcost;budget;help;show' {
            break
        }
        'llmcost;budget;help;status' {
            break
        }
        'llmcost;budget;help;check' {
            break
        }
        'llmcost;budget;help;reset' {
            break
        }
        'llmcost;budget;help;help' {
            break
        }
        'llmcost;gate' {
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'The model that is to be called')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who bills [default: whose model it is]')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'The tier it is to be served on')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'What is asked for, such as chat or embeddings')
            [CompletionResult]::new('--input-tokens', '--input-tokens', [CompletionResultType]::ParameterName, 'All input tokens, cached ones included')
            [CompletionResult]::new('--max-output-tokens', '--max-output-tokens', [CompletionResultType]::ParameterName, 'The most output tokens, reasoning included: the `max_tokens` of the request')
            [CompletionResult]::new('--output-tokens', '--output-tokens', [CompletionResultType]::ParameterName, 'The most output tokens, reasoning included: the `max_tokens` of the request')
            [CompletionResult]::new('--cache-read-tokens', '--cache-read-tokens', [CompletionResultType]::ParameterName, 'The part of the input that is sure to be read from a cache; the rest counts as uncached')
            [CompletionResult]::new('--cache-write-tokens', '--cache-write-tokens', [CompletionResultType]::ParameterName, 'The part of the input that is written to a cache')
            [CompletionResult]::new('--cost', '--cost', [CompletionResultType]::ParameterName, 'What the call, or the whole run, costs at most, in USD, where you know better than the price book')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'The agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'The pipeline run or trace [default: LLMCOST_RUN, which `llmcost guard` sets]')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The conversation or session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'The project or workspace')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The end user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The customer or organisation')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'A tag; repeatable')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Exit with 4 on a `warning` too [default: throttle]')
            [CompletionResult]::new('--wait', '--wait', [CompletionResultType]::ParameterName, 'Where the call is throttled, wait and decide again: at most so many seconds in all [without a number: any time]')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--allow-unpriced', '--allow-unpriced', [CompletionResultType]::ParameterName, 'Count calls without a price as nothing')
            [CompletionResult]::new('--no-notify', '--no-notify', [CompletionResultType]::ParameterName, 'Tell nobody of the thresholds that were crossed')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;guard' {
            [CompletionResult]::new('--max', '--max', [CompletionResultType]::ParameterName, 'The most that the run may cost: `0.50`, `20 USD`, `50 cents`')
            [CompletionResult]::new('--record-from', '--record-from', [CompletionResultType]::ParameterName, 'Logs that the command writes; they may appear later')
            [CompletionResult]::new('--grace', '--grace', [CompletionResultType]::ParameterName, 'Seconds from SIGTERM to SIGKILL')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'The agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'The pipeline run or trace [default: LLMCOST_RUN, which `llmcost guard` sets]')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The conversation or session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'The project or workspace')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'The end user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'The customer or organisation')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'A tag; repeatable')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--allow-unpriced', '--allow-unpriced', [CompletionResultType]::ParameterName, 'Count calls without a price as nothing')
            [CompletionResult]::new('--no-notify', '--no-notify', [CompletionResultType]::ParameterName, 'Tell nobody of the thresholds that were crossed')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;statusline' {
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'The session whose spend comes first [default: the one that a coding agent names on standard input]')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;simulate' {
            [CompletionResult]::new('--map', '--map', [CompletionResultType]::ParameterName, 'Move a model''s calls to another, as in `gpt-4o=gpt-4o-mini:80%`; repeatable')
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'Move some calls to a model, as in `agent=classifier:claude-haiku-4-5`; repeatable')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Process some calls in batch, as in `agent=nightly`; `*` is every call; repeatable')
            [CompletionResult]::new('--cache-hit', '--cache-hit', [CompletionResultType]::ParameterName, 'How much of the text input is read from a cache, from 0 to 1')
            [CompletionResult]::new('--all-on', '--all-on', [CompletionResultType]::ParameterName, 'Move every call to one model, but those that `--route` or `--map` moves elsewhere')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What to break down by: a list such as `agent,model`')
            [CompletionResult]::new('--prices-at', '--prices-at', [CompletionResultType]::ParameterName, 'Prices of which day, before and after: `ingest`, those in force when each call was made; a date or `now`')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--base-tier', '--base-tier', [CompletionResultType]::ParameterName, 'Price every call in the base context tier, as if long prompts were cut shorter')
            [CompletionResult]::new('--suggest', '--suggest', [CompletionResultType]::ParameterName, 'List what would save most: a cheaper model of the same maker, batch, caching, shorter prompts')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;export' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'What to write')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Take the calls of these files and folders instead of the store''s')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;sql' {
            [CompletionResult]::new('--dialect', '--dialect', [CompletionResultType]::ParameterName, 'The engine')
            [CompletionResult]::new('--data', '--data', [CompletionResultType]::ParameterName, 'Where the engine finds the folder of `llmcost export`: a path or an address such as s3://bucket/calls')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What `llmcost_report` is broken down by: a list such as `agent,model` or `day,tag:env`')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;notify' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what waits and send nothing')
            [CompletionResult]::new('--history', '--history', [CompletionResultType]::ParameterName, 'Show every crossing that was ever told, and what became of it')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;approvals' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what is stopped now')
            [CompletionResult]::new('approve', 'approve', [CompletionResultType]::ParameterValue, 'Let spend go on')
            [CompletionResult]::new('deny', 'deny', [CompletionResultType]::ParameterValue, 'Keep spend stopped')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Show the audit trail: what was stopped, and who decided what, when and why')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcost;approvals;list' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Also what was approved, reset or is over')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;approvals;approve' {
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Until when, a date or an instant [default: the end of the budget''s period]')
            [CompletionResult]::new('--amount', '--amount', [CompletionResultType]::ParameterName, 'How much more than the limit may be spent, in USD [default: any amount]')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who decides [default: the user of this machine]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;approvals;deny' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Who decides [default: the user of this machine]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;approvals;log' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;approvals;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what is stopped now')
            [CompletionResult]::new('approve', 'approve', [CompletionResultType]::ParameterValue, 'Let spend go on')
            [CompletionResult]::new('deny', 'deny', [CompletionResultType]::ParameterValue, 'Keep spend stopped')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Show the audit trail: what was stopped, and who decided what, when and why')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcost;approvals;help;list' {
            break
        }
        'llmcost;approvals;help;approve' {
            break
        }
        'llmcost;approvals;help;deny' {
            break
        }
        'llmcost;approvals;help;log' {
            break
        }
        'llmcost;approvals;help;help' {
            break
        }
        'llmcost;store' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('info', 'info', [CompletionResultType]::ParameterValue, 'Count what the store holds')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Verify every byte of the store; exit code 7 when it is damaged')
            [CompletionResult]::new('compact', 'compact', [CompletionResultType]::ParameterValue, 'Merge small segments, drop what newer records replaced, gather the rest in few files')
            [CompletionResult]::new('rebuild', 'rebuild', [CompletionResultType]::ParameterValue, 'Make what is derived from the calls again: the sums beside segments that reports read')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Remove old calls and keep their sums: who ran what goes, what it cost stays')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Take the calls of other stores into this one, each once')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the store''s folder')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcost;store;info' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;store;check' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;store;compact' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;store;rebuild' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;store;prune' {
            [CompletionResult]::new('--older-than', '--older-than', [CompletionResultType]::ParameterName, 'Calls made before this: `90d` keeps ninety days, today the last of them; a date, a month or an instant as in `--since`')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Count them and change nothing')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;store;merge' {
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'The machine they come from, for calls that name none; `report --by host` tells them apart')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;store;path' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;store;help' {
            [CompletionResult]::new('info', 'info', [CompletionResultType]::ParameterValue, 'Count what the store holds')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Verify every byte of the store; exit code 7 when it is damaged')
            [CompletionResult]::new('compact', 'compact', [CompletionResultType]::ParameterValue, 'Merge small segments, drop what newer records replaced, gather the rest in few files')
            [CompletionResult]::new('rebuild', 'rebuild', [CompletionResultType]::ParameterValue, 'Make what is derived from the calls again: the sums beside segments that reports read')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Remove old calls and keep their sums: who ran what goes, what it cost stays')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Take the calls of other stores into this one, each once')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the store''s folder')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcost;store;help;info' {
            break
        }
        'llmcost;store;help;check' {
            break
        }
        'llmcost;store;help;compact' {
            break
        }
        'llmcost;store;help;rebuild' {
            break
        }
        'llmcost;store;help;prune' {
            break
        }
        'llmcost;store;help;merge' {
            break
        }
        'llmcost;store;help;path' {
            break
        }
        'llmcost;store;help;help' {
            break
        }
        'llmcost;prices' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List models and their standard prices in USD per million tokens')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show every dated price of a model: tiers, terms, hours, sources and aliases')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain the price of a call: rule, layer, entry, source and arithmetic')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Compare what models cost: for a call of one size, or for your own calls')
            [CompletionResult]::new('suggest', 'suggest', [CompletionResultType]::ParameterValue, 'List the models without a price, what they may be, and the command that would price them')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Write a price, or another name of a model, into a price book of your own')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take a model, or its price of one day, out of a price book of your own')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Validate price books, or the one in force; the message names file, entry and remedy')
            [CompletionResult]::new('lock', 'lock', [CompletionResultType]::ParameterValue, 'Pin the price book: from then on a run with another one says so, and fails under `--strict`')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Show every price that differs between two books, and when')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take prices from a public list; they hold from its day on, and win over the built-in ones')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Fetch a public price list over the network and import it as of today')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcost;prices;list' {
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only prices of this status: listed, derived, promo, scheduled, estimated, user, free, or unpriced; repeatable')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Prices of which day')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;prices;show' {
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who bills, where the model''s name does not tell')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;prices;explain' {
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Who bills, as the log states it')
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'When the call was made')
            [CompletionResult]::new('--tier', '--tier', [CompletionResultType]::ParameterName, 'The tier it was served on: flex, priority …')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Region or inference geography')
            [CompletionResult]::new('--input-tokens', '--input-tokens', [CompletionResultType]::ParameterName, 'All input tokens, cached ones included')
            [CompletionResult]::new('--cache-read-tokens', '--cache-read-tokens', [CompletionResultType]::ParameterName, 'The part of the input that was read from a cache')
            [CompletionResult]::new('--cache-write-tokens', '--cache-write-tokens', [CompletionResultType]::ParameterName, 'The part of the input that was written to a cache')
            [CompletionResult]::new('--cache-write-1h-tokens', '--cache-write-1h-tokens', [CompletionResultType]::ParameterName, 'The part of the input that was written to a cache for an hour')
            [CompletionResult]::new('--output-tokens', '--output-tokens', [CompletionResultType]::ParameterName, 'All output tokens, reasoning included')
            [CompletionResult]::new('--reasoning-tokens', '--reasoning-tokens', [CompletionResultType]::ParameterName, 'The part of the output that was reasoning')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'It was processed as a batch')
            [CompletionResult]::new('--fast', '--fast', [CompletionResultType]::ParameterName, 'It ran in the fast mode')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;prices;compare' {
            [CompletionResult]::new('--at', '--at', [CompletionResultType]::ParameterName, 'Prices of which day')
            [CompletionResult]::new('--input-tokens', '--input-tokens', [CompletionResultType]::ParameterName, 'All input tokens, cached ones included')
            [CompletionResult]::new('--cache-read-tokens', '--cache-read-tokens', [CompletionResultType]::ParameterName, 'The part of the input that was read from a cache')
            [CompletionResult]::new('--cache-write-tokens', '--cache-write-tokens', [CompletionResultType]::ParameterName, 'The part of the input that was written to a cache')
            [CompletionResult]::new('--cache-write-1h-tokens', '--cache-write-1h-tokens', [CompletionResultType]::ParameterName, 'The part of the input that was written to a cache for an hour')
            [CompletionResult]::new('--output-tokens', '--output-tokens', [CompletionResultType]::ParameterName, 'All output tokens, reasoning included')
            [CompletionResult]::new('--reasoning-tokens', '--reasoning-tokens', [CompletionResultType]::ParameterName, 'The part of the output that was reasoning')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;prices;suggest' {
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Answer from these files and folders instead of the store')
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August')
            [CompletionResult]::new('--period', '--period', [CompletionResultType]::ParameterName, 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--agent', '--agent', [CompletionResultType]::ParameterName, 'Only this agent')
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'Only this run')
            [CompletionResult]::new('--session', '--session', [CompletionResultType]::ParameterName, 'Only this session')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Only this project')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Only this user')
            [CompletionResult]::new('--tenant', '--tenant', [CompletionResultType]::ParameterName, 'Only this tenant')
            [CompletionResult]::new('--tag', '--tag', [CompletionResultType]::ParameterName, 'Only calls with this tag')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Only calls read from this input format')
            [CompletionResult]::new('--layer', '--layer', [CompletionResultType]::ParameterName, 'Only calls seen by this layer: agent, app, gateway, provider or invoice')
            [CompletionResult]::new('--operation', '--operation', [CompletionResultType]::ParameterName, 'Only calls of this operation, such as chat or embeddings')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only calls with this status: ok, error or cancelled')
            [CompletionResult]::new('--attempt', '--attempt', [CompletionResultType]::ParameterName, 'Only this attempt at the same work, 1 for the first')
            [CompletionResult]::new('--service-tier', '--service-tier', [CompletionResultType]::ParameterName, 'Only calls served on this tier')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;prices;set' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'From which day on, `YYYY-MM-DD` in UTC')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Before which day, `YYYY-MM-DD` in UTC')
            [CompletionResult]::new('--alias', '--alias', [CompletionResultType]::ParameterName, 'Another name under which logs know the model, such as a deployment or an ARN; repeatable')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Write into this book')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Write into the user''s own book, `prices.toml` in the configuration folder (the default)')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;prices;remove' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Only the price that starts on this day')
            [CompletionResult]::new('--project', '--project', [CompletionResultType]::ParameterName, 'Take it out of this book')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--user', '--user', [CompletionResultType]::ParameterName, 'Take it out of the user''s own book (the default)')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;prices;check' {
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;prices;lock' {
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Where to write the lock instead')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;prices;diff' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;prices;import' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Which list the file is')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'The day it was taken; a changed price holds from then on')
            [CompletionResult]::new('--into', '--into', [CompletionResultType]::ParameterName, 'The price book to change, instead of the one every command reads')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--accept', '--accept', [CompletionResultType]::ParameterName, 'Take over prices that became 0, or changed more than fivefold')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would change, and change nothing')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;prices;update' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Which list to fetch')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'Fetch it from a mirror')
            [CompletionResult]::new('--into', '--into', [CompletionResultType]::ParameterName, 'The price book to change, instead of the one every command reads')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--accept', '--accept', [CompletionResultType]::ParameterName, 'Take over prices that became 0, or changed more than fivefold')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Say what would change, and change nothing')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;prices;help' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List models and their standard prices in USD per million tokens')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show every dated price of a model: tiers, terms, hours, sources and aliases')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain the price of a call: rule, layer, entry, source and arithmetic')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Compare what models cost: for a call of one size, or for your own calls')
            [CompletionResult]::new('suggest', 'suggest', [CompletionResultType]::ParameterValue, 'List the models without a price, what they may be, and the command that would price them')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Write a price, or another name of a model, into a price book of your own')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take a model, or its price of one day, out of a price book of your own')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Validate price books, or the one in force; the message names file, entry and remedy')
            [CompletionResult]::new('lock', 'lock', [CompletionResultType]::ParameterValue, 'Pin the price book: from then on a run with another one says so, and fails under `--strict`')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Show every price that differs between two books, and when')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take prices from a public list; they hold from its day on, and win over the built-in ones')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Fetch a public price list over the network and import it as of today')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcost;prices;help;list' {
            break
        }
        'llmcost;prices;help;show' {
            break
        }
        'llmcost;prices;help;explain' {
            break
        }
        'llmcost;prices;help;compare' {
            break
        }
        'llmcost;prices;help;suggest' {
            break
        }
        'llmcost;prices;help;set' {
            break
        }
        'llmcost;prices;help;remove' {
            break
        }
        'llmcost;prices;help;check' {
            break
        }
        'llmcost;prices;help;lock' {
            break
        }
        'llmcost;prices;help;diff' {
            break
        }
        'llmcost;prices;help;import' {
            break
        }
        'llmcost;prices;help;update' {
            break
        }
        'llmcost;prices;help;help' {
            break
        }
        'llmcost;sources' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('detect', 'detect', [CompletionResultType]::ParameterValue, 'Say which format files are in')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Show what the records of a file become, field by field')
            [CompletionResult]::new('map', 'map', [CompletionResultType]::ParameterValue, 'Draft a mapping file for a log of your own')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcost;sources;detect' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;sources;explain' {
            [CompletionResult]::new('--input-format', '--input-format', [CompletionResultType]::ParameterName, 'Read every file in this format instead of telling it by content (see `llmcost sources`)')
            [CompletionResult]::new('--mapping', '--mapping', [CompletionResultType]::ParameterName, 'Describe a format of your own by a mapping file')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price books of your own, the strongest last')
            [CompletionResult]::new('--price', '--price', [CompletionResultType]::ParameterName, 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;sources;map' {
            [CompletionResult]::new('--name', '--name', [CompletionResultType]::ParameterName, 'What to call the format [default: the file''s name]')
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;sources;help' {
            [CompletionResult]::new('detect', 'detect', [CompletionResultType]::ParameterValue, 'Say which format files are in')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Show what the records of a file become, field by field')
            [CompletionResult]::new('map', 'map', [CompletionResultType]::ParameterValue, 'Draft a mapping file for a log of your own')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcost;sources;help;detect' {
            break
        }
        'llmcost;sources;help;explain' {
            break
        }
        'llmcost;sources;help;map' {
            break
        }
        'llmcost;sources;help;help' {
            break
        }
        'llmcost;config' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;completions' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;man' {
            [CompletionResult]::new('--store', '--store', [CompletionResultType]::ParameterName, 'Folder of the store')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Configuration file to use instead of the user''s and the project''s')
            [CompletionResult]::new('--timezone', '--timezone', [CompletionResultType]::ParameterName, 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: table]')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the answer to a file instead of standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colour the terminal table')
            [CompletionResult]::new('--lock-timeout', '--lock-timeout', [CompletionResultType]::ParameterName, 'Seconds to wait while another process writes to the store [default: 10]')
            [CompletionResult]::new('--max-record-bytes', '--max-record-bytes', [CompletionResultType]::ParameterName, 'Longest record that is read, in bytes [default: 67108864]')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail with exit code 5 when a record is rejected or a call has no price')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Say nothing on standard error but errors')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            break
        }
        'llmcost;help' {
            [CompletionResult]::new('ingest', 'ingest', [CompletionResultType]::ParameterValue, 'Read usage logs into the store')
            [CompletionResult]::new('record', 'record', [CompletionResultType]::ParameterValue, 'Add one call to the store, from flags or as JSON lines on standard input')
            [CompletionResult]::new('report', 'report', [CompletionResultType]::ParameterValue, 'Break cost and tokens down by any dimensions')
            [CompletionResult]::new('summary', 'summary', [CompletionResultType]::ParameterValue, 'Show everything at one look: today, week and month, where they are going, and what they went to')
            [CompletionResult]::new('runs', 'runs', [CompletionResultType]::ParameterValue, 'List runs with cost, time, retries and how they ended; or show one as a tree of agents and calls')
            [CompletionResult]::new('sessions', 'sessions', [CompletionResultType]::ParameterValue, 'List sessions with cost, time, retries and how they ended; or show one as a tree of agents and calls')
            [CompletionResult]::new('projects', 'projects', [CompletionResultType]::ParameterValue, 'List projects with cost, runs, retries and the cost of a successful run; or show one as a tree of agents and models')
            [CompletionResult]::new('records', 'records', [CompletionResultType]::ParameterValue, 'List single calls with their tokens and the cost of each part')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain what one call cost: its line in the log, the rule and entry of its price, and the arithmetic')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Show what rose and fell between two reports saved with `--format json`')
            [CompletionResult]::new('trend', 'trend', [CompletionResultType]::ParameterValue, 'Show cost over time as a chart: per day, week or month, and per provider, agent, model …')
            [CompletionResult]::new('peaks', 'peaks', [CompletionResultType]::ParameterValue, 'Show which hours of the week cost most, as a heat map')
            [CompletionResult]::new('reprice', 'reprice', [CompletionResultType]::ParameterValue, 'Compare what calls cost with what they would cost at other prices')
            [CompletionResult]::new('forecast', 'forecast', [CompletionResultType]::ParameterValue, 'Project what the day, week, month and quarter will have cost')
            [CompletionResult]::new('anomalies', 'anomalies', [CompletionResultType]::ParameterValue, 'Show days or hours that cost far more than usual, who did it and why')
            [CompletionResult]::new('budget', 'budget', [CompletionResultType]::ParameterValue, 'Define budgets and see how they stand')
            [CompletionResult]::new('gate', 'gate', [CompletionResultType]::ParameterValue, 'Decide whether a call may be made: allow, warn, throttle, needs-approval or block')
            [CompletionResult]::new('guard', 'guard', [CompletionResultType]::ParameterValue, 'Run a command only if its budgets allow it, and stop it when they are spent')
            [CompletionResult]::new('statusline', 'statusline', [CompletionResultType]::ParameterValue, 'Print one line for a prompt or status bar: session, today, this month, the budget nearest to its limit')
            [CompletionResult]::new('simulate', 'simulate', [CompletionResultType]::ParameterValue, 'See what your calls would cost on other models, in batch, or with better caching')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write every call as Parquet, by day, for DuckDB, Spark, Trino, BigQuery or ClickHouse')
            [CompletionResult]::new('sql', 'sql', [CompletionResultType]::ParameterValue, 'Print the SQL that prices and groups an export as `report` does')
            [CompletionResult]::new('notify', 'notify', [CompletionResultType]::ParameterValue, 'Send the budget notifications that still wait, or see what was told')
            [CompletionResult]::new('approvals', 'approvals', [CompletionResultType]::ParameterValue, 'List, approve or deny spend that a budget has stopped')
            [CompletionResult]::new('store', 'store', [CompletionResultType]::ParameterValue, 'Look after the store: count, verify, compact, find it')
            [CompletionResult]::new('prices', 'prices', [CompletionResultType]::ParameterValue, 'Read, explain, compare, check and edit the price book')
            [CompletionResult]::new('sources', 'sources', [CompletionResultType]::ParameterValue, 'List every format that is read, and see how a file of yours is understood')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show every setting, its value and where it comes from')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a manual page')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcost;help;ingest' {
            break
        }
        'llmcost;help;record' {
            break
        }
        'llmcost;help;report' {
            break
        }
        'llmcost;help;summary' {
            break
        }
        'llmcost;help;runs' {
            break
        }
        'llmcost;help;sessions' {
            break
        }
        'llmcost;help;projects' {
            break
        }
        'llmcost;help;records' {
            break
        }
        'llmcost;help;explain' {
            break
        }
        'llmcost;help;diff' {
            break
        }
        'llmcost;help;trend' {
            break
        }
        'llmcost;help;peaks' {
            break
        }
        'llmcost;help;reprice' {
            break
        }
        'llmcost;help;forecast' {
            break
        }
        'llmcost;help;anomalies' {
            break
        }
        'llmcost;help;budget' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List every budget, what it limits and the file that says so')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take a budget out of llmcost.toml')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Write a budget into llmcost.toml, or change what is said of one there')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one budget: what it limits, what is noticed, and from when to when its running period is')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show how budgets stand: spent, left, projected, and when the limit will be used up')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Fail when a limit is passed: for pipelines')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Lift a budget''s block before its period is over')
            break
        }
        'llmcost;help;budget;list' {
            break
        }
        'llmcost;help;budget;remove' {
            break
        }
        'llmcost;help;budget;set' {
            break
        }
        'llmcost;help;budget;show' {
            break
        }
        'llmcost;help;budget;status' {
            break
        }
        'llmcost;help;budget;check' {
            break
        }
        'llmcost;help;budget;reset' {
            break
        }
        'llmcost;help;gate' {
            break
        }
        'llmcost;help;guard' {
            break
        }
        'llmcost;help;statusline' {
            break
        }
        'llmcost;help;simulate' {
            break
        }
        'llmcost;help;export' {
            break
        }
        'llmcost;help;sql' {
            break
        }
        'llmcost;help;notify' {
            break
        }
        'llmcost;help;approvals' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List what is stopped now')
            [CompletionResult]::new('approve', 'approve', [CompletionResultType]::ParameterValue, 'Let spend go on')
            [CompletionResult]::new('deny', 'deny', [CompletionResultType]::ParameterValue, 'Keep spend stopped')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Show the audit trail: what was stopped, and who decided what, when and why')
            break
        }
        'llmcost;help;approvals;list' {
            break
        }
        'llmcost;help;approvals;approve' {
            break
        }
        'llmcost;help;approvals;deny' {
            break
        }
        'llmcost;help;approvals;log' {
            break
        }
        'llmcost;help;store' {
            [CompletionResult]::new('info', 'info', [CompletionResultType]::ParameterValue, 'Count what the store holds')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Verify every byte of the store; exit code 7 when it is damaged')
            [CompletionResult]::new('compact', 'compact', [CompletionResultType]::ParameterValue, 'Merge small segments, drop what newer records replaced, gather the rest in few files')
            [CompletionResult]::new('rebuild', 'rebuild', [CompletionResultType]::ParameterValue, 'Make what is derived from the calls again: the sums beside segments that reports read')
            [CompletionResult]::new('prune', 'prune', [CompletionResultType]::ParameterValue, 'Remove old calls and keep their sums: who ran what goes, what it cost stays')
            [CompletionResult]::new('merge', 'merge', [CompletionResultType]::ParameterValue, 'Take the calls of other stores into this one, each once')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print the store''s folder')
            break
        }
        'llmcost;help;store;info' {
            break
        }
        'llmcost;help;store;check' {
            break
        }
        'llmcost;help;store;compact' {
            break
        }
        'llmcost;help;store;rebuild' {
            break
        }
        'llmcost;help;store;prune' {
            break
        }
        'llmcost;help;store;merge' {
            break
        }
        'llmcost;help;store;path' {
            break
        }
        'llmcost;help;prices' {
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List models and their standard prices in USD per million tokens')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show every dated price of a model: tiers, terms, hours, sources and aliases')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain the price of a call: rule, layer, entry, source and arithmetic')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Compare what models cost: for a call of one size, or for your own calls')
            [CompletionResult]::new('suggest', 'suggest', [CompletionResultType]::ParameterValue, 'List the models without a price, what they may be, and the command that would price them')
            [CompletionResult]::new('set', 'set', [CompletionResultType]::ParameterValue, 'Write a price, or another name of a model, into a price book of your own')
            [CompletionResult]::new('remove', 'remove', [CompletionResultType]::ParameterValue, 'Take a model, or its price of one day, out of a price book of your own')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Validate price books, or the one in force; the message names file, entry and remedy')
            [CompletionResult]::new('lock', 'lock', [CompletionResultType]::ParameterValue, 'Pin the price book: from then on a run with another one says so, and fails under `--strict`')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Show every price that differs between two books, and when')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Take prices from a public list; they hold from its day on, and win over the built-in ones')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Fetch a public price list over the network and import it as of today')
            break
        }
        'llmcost;help;prices;list' {
            break
        }
        'llmcost;help;prices;show' {
            break
        }
        'llmcost;help;prices;explain' {
            break
        }
        'llmcost;help;prices;compare' {
            break
        }
        'llmcost;help;prices;suggest' {
            break
        }
        'llmcost;help;prices;set' {
            break
        }
        'llmcost;help;prices;remove' {
            break
        }
        'llmcost;help;prices;check' {
            break
        }
        'llmcost;help;prices;lock' {
            break
        }
        'llmcost;help;prices;diff' {
            break
        }
        'llmcost;help;prices;import' {
            break
        }
        'llmcost;help;prices;update' {
            break
        }
        'llmcost;help;sources' {
            [CompletionResult]::new('detect', 'detect', [CompletionResultType]::ParameterValue, 'Say which format files are in')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Show what the records of a file become, field by field')
            [CompletionResult]::new('map', 'map', [CompletionResultType]::ParameterValue, 'Draft a mapping file for a log of your own')
            break
        }
        'llmcost;help;sources;detect' {
            break
        }
        'llmcost;help;sources;explain' {
            break
        }
        'llmcost;help;sources;map' {
            break
        }
        'llmcost;help;config' {
            break
        }
        'llmcost;help;completions' {
            break
        }
        'llmcost;help;man' {
            break
        }
        'llmcost;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
