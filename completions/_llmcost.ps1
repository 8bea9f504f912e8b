
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
            [CompletionResult]::new('runs', 'runs', [CompletionResultType]::ParameterValue, 'List runs with cost, time, retries and how they ended; or show one as a tree of agents and calls')
            [CompletionResult]::new('sessions', 'sessions', [CompletionResultType]::ParameterValue, 'List sessions with cost, time, retries and how they ended; or show one as a tree of agents and calls')
            [CompletionResult]::new('projects', 'projects', [CompletionResultType]::ParameterValue, 'List projects with cost, runs, retries and the cost of a successful run; or show one as a tree of agents and models')
            [CompletionResult]::new('records', 'records', [CompletionResultType]::ParameterValue, 'List single calls with their tokens and the cost of each part')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain what one call cost: its line in the log, the rule and entry of its price, and the arithmetic')
            [CompletionResult]::new('trend', 'trend', [CompletionResultType]::ParameterValue, 'Show cost over time as a chart: per day, week or month, and per provider, agent, model …')
            [CompletionResult]::new('peaks', 'peaks', [CompletionResultType]::ParameterValue, 'Show which hours of the week cost most, as a heat map')
            [CompletionResult]::new('reprice', 'reprice', [CompletionResultType]::ParameterValue, 'Compare what calls cost with what they would cost at other prices')
            [CompletionResult]::new('forecast', 'forecast', [CompletionResultType]::ParameterValue, 'Project what the day, week, month and quarter will have cost')
            [CompletionResult]::new('simulate', 'simulate', [CompletionResultType]::ParameterValue, 'See what your calls would cost on other models, in batch, or with better caching')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write every call as Parquet, by day, for DuckDB, Spark, Trino, BigQuery or ClickHouse')
            [CompletionResult]::new('sql', 'sql', [CompletionResultType]::ParameterValue, 'Print the SQL that prices and groups an export as `report` does')
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
            [CompletionResult]::new('--run', '--run', [CompletionResultType]::ParameterName, 'The pipeline run or trace')
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
        'llmcost;runs' {
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Keep the first N rows and fold the rest into one; inside a run or session, the N dearest calls of each agent')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Sort by a column, rising; `-column` falls: `-duration_ms` for the slowest, `-retries` for the most retried')
            [CompletionResult]::new('--min-cost', '--min-cost', [CompletionResultType]::ParameterName, 'Fold what costs less, in USD, into one row')
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
        'llmcost;sessions' {
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Keep the first N rows and fold the rest into one; inside a run or session, the N dearest calls of each agent')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Sort by a column, rising; `-column` falls: `-duration_ms` for the slowest, `-retries` for the most retried')
            [CompletionResult]::new('--min-cost', '--min-cost', [CompletionResultType]::ParameterName, 'Fold what costs less, in USD, into one row')
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
        'llmcost;projects' {
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Keep the first N rows and fold the rest into one; inside a run or session, the N dearest calls of each agent')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Sort by a column, rising; `-column` falls: `-duration_ms` for the slowest, `-retries` for the most retried')
            [CompletionResult]::new('--min-cost', '--min-cost', [CompletionResultType]::ParameterName, 'Fold what costs less, in USD, into one row')
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
            [CompletionResult]::new('--order', '--order', [CompletionResultType]::ParameterName, 'Which calls come first')
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
        'llmcost;trend' {
            [CompletionResult]::new('--every', '--every', [CompletionResultType]::ParameterName, 'Length of a step [default: what suits the length of the period]')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'A series per what: a list such as `agent` or `provider,model`; `total` for one series')
            [CompletionResult]::new('--top', '--top', [CompletionResultType]::ParameterName, 'Keep the N dearest series and fold the rest into one')
            [CompletionResult]::new('--compare', '--compare', [CompletionResultType]::ParameterName, 'Compare with another period: `previous`, `last-year`, a period such as `2026-09`, or FROM..TO (TO not included); one that is not over is compared to the same point')
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw bars, stacked by series, or list the numbers behind them')
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
        'llmcost;peaks' {
            [CompletionResult]::new('--chart', '--chart', [CompletionResultType]::ParameterName, 'Draw a map, or list the 168 hours behind it')
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
            [CompletionResult]::new('compact', 'compact', [CompletionResultType]::ParameterValue, 'Merge small segments and drop what newer records replaced')
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
            [CompletionResult]::new('compact', 'compact', [CompletionResultType]::ParameterValue, 'Merge small segments and drop what newer records replaced')
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
            [CompletionResult]::new('runs', 'runs', [CompletionResultType]::ParameterValue, 'List runs with cost, time, retries and how they ended; or show one as a tree of agents and calls')
            [CompletionResult]::new('sessions', 'sessions', [CompletionResultType]::ParameterValue, 'List sessions with cost, time, retries and how they ended; or show one as a tree of agents and calls')
            [CompletionResult]::new('projects', 'projects', [CompletionResultType]::ParameterValue, 'List projects with cost, runs, retries and the cost of a successful run; or show one as a tree of agents and models')
            [CompletionResult]::new('records', 'records', [CompletionResultType]::ParameterValue, 'List single calls with their tokens and the cost of each part')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain what one call cost: its line in the log, the rule and entry of its price, and the arithmetic')
            [CompletionResult]::new('trend', 'trend', [CompletionResultType]::ParameterValue, 'Show cost over time as a chart: per day, week or month, and per provider, agent, model …')
            [CompletionResult]::new('peaks', 'peaks', [CompletionResultType]::ParameterValue, 'Show which hours of the week cost most, as a heat map')
            [CompletionResult]::new('reprice', 'reprice', [CompletionResultType]::ParameterValue, 'Compare what calls cost with what they would cost at other prices')
            [CompletionResult]::new('forecast', 'forecast', [CompletionResultType]::ParameterValue, 'Project what the day, week, month and quarter will have cost')
            [CompletionResult]::new('simulate', 'simulate', [CompletionResultType]::ParameterValue, 'See what your calls would cost on other models, in batch, or with better caching')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Write every call as Parquet, by day, for DuckDB, Spark, Trino, BigQuery or ClickHouse')
            [CompletionResult]::new('sql', 'sql', [CompletionResultType]::ParameterValue, 'Print the SQL that prices and groups an export as `report` does')
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
        'llmcost;help;simulate' {
            break
        }
        'llmcost;help;export' {
            break
        }
        'llmcost;help;sql' {
            break
        }
        'llmcost;help;store' {
            [CompletionResult]::new('info', 'info', [CompletionResultType]::ParameterValue, 'Count what the store holds')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Verify every byte of the store; exit code 7 when it is damaged')
            [CompletionResult]::new('compact', 'compact', [CompletionResultType]::ParameterValue, 'Merge small segments and drop what newer records replaced')
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
