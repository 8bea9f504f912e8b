
use builtin;
use str;

set edit:completion:arg-completer[llmcost] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'llmcost'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'llmcost'= {
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand ingest 'Read usage logs into the store'
            cand record 'Add one call to the store, from flags or as JSON lines on standard input'
            cand report 'Break cost and tokens down by any dimensions'
            cand reprice 'Compare what calls cost with what they would cost at other prices'
            cand store 'Look after the store: count, verify, compact, find it'
            cand prices 'Read, explain, compare, check and edit the price book'
            cand sources 'List every format that is read, and see how a file of yours is understood'
            cand config 'Show every setting, its value and where it comes from'
            cand completions 'Print the completion script for a shell'
            cand man 'Print a manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcost;ingest'= {
            cand --input-format 'Read every file in this format instead of telling it by content (see `llmcost sources`)'
            cand --mapping 'Describe a format of your own by a mapping file'
            cand --poll 'Look for changes every so many seconds, for network drives, which do not tell of them'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --dry-run 'Say what would become of each file and store nothing'
            cand --follow 'Keep reading as files grow, rotate or appear, until Ctrl-C (exit code 130) or SIGTERM (0)'
            cand --live 'Print each new call as it arrives: time, agent, model, tokens, cost, and what today has come to'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;record'= {
            cand --input-format 'Read every file in this format instead of telling it by content (see `llmcost sources`)'
            cand --mapping 'Describe a format of your own by a mapping file'
            cand --model 'The model that answered'
            cand --provider 'Who bills [default: whose model it is]'
            cand --agent 'The agent that made the call'
            cand --run 'The pipeline run or trace'
            cand --session 'The conversation or session'
            cand --project 'The project or workspace'
            cand --user 'The end user'
            cand --tenant 'The customer or organisation'
            cand --operation 'What was asked for, such as chat or embeddings'
            cand --tag 'A tag; repeatable'
            cand --input-tokens 'Total input tokens, cached ones included'
            cand --uncached-input-tokens 'Input tokens neither read from nor written to a cache'
            cand --cache-read-tokens 'Input tokens read from a cache'
            cand --cache-write-tokens 'Input tokens written to a cache'
            cand --output-tokens 'Output tokens, reasoning included'
            cand --reasoning-tokens 'The part of the output that was reasoning'
            cand --duration-ms 'How long the call took, in milliseconds'
            cand --status 'How the call ended'
            cand --attempt 'Which attempt at the same work this was, 1 for the first'
            cand --service-tier 'The tier the call was served on'
            cand --cost 'What the call cost in USD, where it is known from elsewhere'
            cand --time 'When the call was made [default: now]'
            cand --id 'The provider''s id of the response; the same id is the same call'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;report'= {
            cand --by 'What to break down by: a list such as `agent,model` or `day,tag:env`'
            cand --top 'Keep the first N rows and fold the rest into one'
            cand --sort 'Sort by a column, rising; `-column` falls [default: by time, then by falling cost]'
            cand --columns 'Which columns: a list, or `+column,-column` to add to and take from the usual ones'
            cand --cost 'Which cost: by the price book, as the logs report it, or reported where there is one'
            cand --prices-at 'Prices of which day: `ingest`, each call by the price in force when it was made; a date or `now`, all calls by that day''s prices'
            cand --prices 'Price books of your own, the strongest last'
            cand --price 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable'
            cand --from 'Answer from these files and folders instead of the store'
            cand --input-format 'Read every file in this format instead of telling it by content (see `llmcost sources`)'
            cand --mapping 'Describe a format of your own by a mapping file'
            cand --since 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant'
            cand --until 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August'
            cand --period 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`'
            cand --provider 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated'
            cand --model 'Only this model'
            cand --agent 'Only this agent'
            cand --run 'Only this run'
            cand --session 'Only this session'
            cand --project 'Only this project'
            cand --user 'Only this user'
            cand --tenant 'Only this tenant'
            cand --tag 'Only calls with this tag'
            cand --source 'Only calls read from this input format'
            cand --layer 'Only calls seen by this layer: agent, app, gateway, provider or invoice'
            cand --operation 'Only calls of this operation, such as chat or embeddings'
            cand --status 'Only calls with this status: ok, error or cancelled'
            cand --attempt 'Only this attempt at the same work, 1 for the first'
            cand --service-tier 'Only calls served on this tier'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;reprice'= {
            cand --to 'New prices of which day: a date or `now`; `ingest` is each call''s own [default: ingest]'
            cand --at 'Old prices of which day'
            cand --replace 'Price a model as another, as in `gpt-4o=openai/gpt-5.1`; `*` is every model; repeatable'
            cand --by 'What to break down by: a list such as `agent,model`'
            cand --prices 'Price books of your own, the strongest last'
            cand --price 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable'
            cand --from 'Answer from these files and folders instead of the store'
            cand --input-format 'Read every file in this format instead of telling it by content (see `llmcost sources`)'
            cand --mapping 'Describe a format of your own by a mapping file'
            cand --since 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant'
            cand --until 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August'
            cand --period 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`'
            cand --provider 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated'
            cand --model 'Only this model'
            cand --agent 'Only this agent'
            cand --run 'Only this run'
            cand --session 'Only this session'
            cand --project 'Only this project'
            cand --user 'Only this user'
            cand --tenant 'Only this tenant'
            cand --tag 'Only calls with this tag'
            cand --source 'Only calls read from this input format'
            cand --layer 'Only calls seen by this layer: agent, app, gateway, provider or invoice'
            cand --operation 'Only calls of this operation, such as chat or embeddings'
            cand --status 'Only calls with this status: ok, error or cancelled'
            cand --attempt 'Only this attempt at the same work, 1 for the first'
            cand --service-tier 'Only calls served on this tier'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;store'= {
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand info 'Count what the store holds'
            cand check 'Verify every byte of the store; exit code 7 when it is damaged'
            cand compact 'Merge small segments and drop what newer records replaced'
            cand path 'Print the store''s folder'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcost;store;info'= {
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;store;check'= {
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;store;compact'= {
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;store;path'= {
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;store;help'= {
            cand info 'Count what the store holds'
            cand check 'Verify every byte of the store; exit code 7 when it is damaged'
            cand compact 'Merge small segments and drop what newer records replaced'
            cand path 'Print the store''s folder'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcost;store;help;info'= {
        }
        &'llmcost;store;help;check'= {
        }
        &'llmcost;store;help;compact'= {
        }
        &'llmcost;store;help;path'= {
        }
        &'llmcost;store;help;help'= {
        }
        &'llmcost;prices'= {
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
            cand list 'List models and their standard prices in USD per million tokens'
            cand show 'Show every dated price of a model: tiers, terms, hours, sources and aliases'
            cand explain 'Explain the price of a call: rule, layer, entry, source and arithmetic'
            cand compare 'Compare what models cost: for a call of one size, or for your own calls'
            cand suggest 'List the models without a price, what they may be, and the command that would price them'
            cand set 'Write a price, or another name of a model, into a price book of your own'
            cand remove 'Take a model, or its price of one day, out of a price book of your own'
            cand check 'Validate price books, or the one in force; the message names file, entry and remedy'
            cand lock 'Pin the price book: from then on a run with another one says so, and fails under `--strict`'
            cand diff 'Show every price that differs between two books, and when'
            cand import 'Take prices from a public list; they hold from its day on, and win over the built-in ones'
            cand update 'Fetch a public price list over the network and import it as of today'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcost;prices;list'= {
            cand --provider 'Only this provider; repeatable'
            cand --status 'Only prices of this status: listed, derived, promo, scheduled, estimated, user, free, or unpriced; repeatable'
            cand --at 'Prices of which day'
            cand --prices 'Price books of your own, the strongest last'
            cand --price 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;prices;show'= {
            cand --provider 'Who bills, where the model''s name does not tell'
            cand --prices 'Price books of your own, the strongest last'
            cand --price 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;prices;explain'= {
            cand --provider 'Who bills, as the log states it'
            cand --at 'When the call was made'
            cand --tier 'The tier it was served on: flex, priority …'
            cand --region 'Region or inference geography'
            cand --input-tokens 'All input tokens, cached ones included'
            cand --cache-read-tokens 'The part of the input that was read from a cache'
            cand --cache-write-tokens 'The part of the input that was written to a cache'
            cand --cache-write-1h-tokens 'The part of the input that was written to a cache for an hour'
            cand --output-tokens 'All output tokens, reasoning included'
            cand --reasoning-tokens 'The part of the output that was reasoning'
            cand --prices 'Price books of your own, the strongest last'
            cand --price 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --batch 'It was processed as a batch'
            cand --fast 'It ran in the fast mode'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;prices;compare'= {
            cand --at 'Prices of which day'
            cand --input-tokens 'All input tokens, cached ones included'
            cand --cache-read-tokens 'The part of the input that was read from a cache'
            cand --cache-write-tokens 'The part of the input that was written to a cache'
            cand --cache-write-1h-tokens 'The part of the input that was written to a cache for an hour'
            cand --output-tokens 'All output tokens, reasoning included'
            cand --reasoning-tokens 'The part of the output that was reasoning'
            cand --prices 'Price books of your own, the strongest last'
            cand --price 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable'
            cand --from 'Answer from these files and folders instead of the store'
            cand --input-format 'Read every file in this format instead of telling it by content (see `llmcost sources`)'
            cand --mapping 'Describe a format of your own by a mapping file'
            cand --since 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant'
            cand --until 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August'
            cand --period 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`'
            cand --provider 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated'
            cand --model 'Only this model'
            cand --agent 'Only this agent'
            cand --run 'Only this run'
            cand --session 'Only this session'
            cand --project 'Only this project'
            cand --user 'Only this user'
            cand --tenant 'Only this tenant'
            cand --tag 'Only calls with this tag'
            cand --source 'Only calls read from this input format'
            cand --layer 'Only calls seen by this layer: agent, app, gateway, provider or invoice'
            cand --operation 'Only calls of this operation, such as chat or embeddings'
            cand --status 'Only calls with this status: ok, error or cancelled'
            cand --attempt 'Only this attempt at the same work, 1 for the first'
            cand --service-tier 'Only calls served on this tier'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;prices;suggest'= {
            cand --prices 'Price books of your own, the strongest last'
            cand --price 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable'
            cand --from 'Answer from these files and folders instead of the store'
            cand --input-format 'Read every file in this format instead of telling it by content (see `llmcost sources`)'
            cand --mapping 'Describe a format of your own by a mapping file'
            cand --since 'Calls from this instant on: a date, `today`, `7d`, `this-month`, `2026-08`, an RFC 3339 instant'
            cand --until 'Calls before this instant: the period is half-open, so `--until 2026-09-01` ends with August'
            cand --period 'Calls of a whole period: `2026-08`, `2026-Q3`, `2026-W12`, `yesterday`, `last-month`'
            cand --provider 'Only this provider; repeatable, `*` matches anything, `!` excludes, `(none)` is not stated'
            cand --model 'Only this model'
            cand --agent 'Only this agent'
            cand --run 'Only this run'
            cand --session 'Only this session'
            cand --project 'Only this project'
            cand --user 'Only this user'
            cand --tenant 'Only this tenant'
            cand --tag 'Only calls with this tag'
            cand --source 'Only calls read from this input format'
            cand --layer 'Only calls seen by this layer: agent, app, gateway, provider or invoice'
            cand --operation 'Only calls of this operation, such as chat or embeddings'
            cand --status 'Only calls with this status: ok, error or cancelled'
            cand --attempt 'Only this attempt at the same work, 1 for the first'
            cand --service-tier 'Only calls served on this tier'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;prices;set'= {
            cand --from 'From which day on, `YYYY-MM-DD` in UTC'
            cand --until 'Before which day, `YYYY-MM-DD` in UTC'
            cand --alias 'Another name under which logs know the model, such as a deployment or an ARN; repeatable'
            cand --project 'Write into this book'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --user 'Write into the user''s own book, `prices.toml` in the configuration folder (the default)'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;prices;remove'= {
            cand --from 'Only the price that starts on this day'
            cand --project 'Take it out of this book'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --user 'Take it out of the user''s own book (the default)'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;prices;check'= {
            cand --prices 'Price books of your own, the strongest last'
            cand --price 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;prices;lock'= {
            cand --file 'Where to write the lock instead'
            cand --prices 'Price books of your own, the strongest last'
            cand --price 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;prices;diff'= {
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;prices;import'= {
            cand --from 'Which list the file is'
            cand --as-of 'The day it was taken; a changed price holds from then on'
            cand --into 'The price book to change, instead of the one every command reads'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --accept 'Take over prices that became 0, or changed more than fivefold'
            cand --dry-run 'Say what would change, and change nothing'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;prices;update'= {
            cand --from 'Which list to fetch'
            cand --url 'Fetch it from a mirror'
            cand --into 'The price book to change, instead of the one every command reads'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --accept 'Take over prices that became 0, or changed more than fivefold'
            cand --dry-run 'Say what would change, and change nothing'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help'
            cand --help 'Print help'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;prices;help'= {
            cand list 'List models and their standard prices in USD per million tokens'
            cand show 'Show every dated price of a model: tiers, terms, hours, sources and aliases'
            cand explain 'Explain the price of a call: rule, layer, entry, source and arithmetic'
            cand compare 'Compare what models cost: for a call of one size, or for your own calls'
            cand suggest 'List the models without a price, what they may be, and the command that would price them'
            cand set 'Write a price, or another name of a model, into a price book of your own'
            cand remove 'Take a model, or its price of one day, out of a price book of your own'
            cand check 'Validate price books, or the one in force; the message names file, entry and remedy'
            cand lock 'Pin the price book: from then on a run with another one says so, and fails under `--strict`'
            cand diff 'Show every price that differs between two books, and when'
            cand import 'Take prices from a public list; they hold from its day on, and win over the built-in ones'
            cand update 'Fetch a public price list over the network and import it as of today'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcost;prices;help;list'= {
        }
        &'llmcost;prices;help;show'= {
        }
        &'llmcost;prices;help;explain'= {
        }
        &'llmcost;prices;help;compare'= {
        }
        &'llmcost;prices;help;suggest'= {
        }
        &'llmcost;prices;help;set'= {
        }
        &'llmcost;prices;help;remove'= {
        }
        &'llmcost;prices;help;check'= {
        }
        &'llmcost;prices;help;lock'= {
        }
        &'llmcost;prices;help;diff'= {
        }
        &'llmcost;prices;help;import'= {
        }
        &'llmcost;prices;help;update'= {
        }
        &'llmcost;prices;help;help'= {
        }
        &'llmcost;sources'= {
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand detect 'Say which format files are in'
            cand explain 'Show what the records of a file become, field by field'
            cand map 'Draft a mapping file for a log of your own'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcost;sources;detect'= {
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;sources;explain'= {
            cand --input-format 'Read every file in this format instead of telling it by content (see `llmcost sources`)'
            cand --mapping 'Describe a format of your own by a mapping file'
            cand --prices 'Price books of your own, the strongest last'
            cand --price 'One price in USD per million tokens, as in `acme/x:input=1.5,output=5,cache_read=0.15`; repeatable'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;sources;map'= {
            cand --name 'What to call the format [default: the file''s name]'
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;sources;help'= {
            cand detect 'Say which format files are in'
            cand explain 'Show what the records of a file become, field by field'
            cand map 'Draft a mapping file for a log of your own'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcost;sources;help;detect'= {
        }
        &'llmcost;sources;help;explain'= {
        }
        &'llmcost;sources;help;map'= {
        }
        &'llmcost;sources;help;help'= {
        }
        &'llmcost;config'= {
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;completions'= {
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;man'= {
            cand --store 'Folder of the store'
            cand --config 'Configuration file to use instead of the user''s and the project''s'
            cand --timezone 'Zone in which days begin, an IANA name such as Europe/Berlin [default: UTC]'
            cand --format 'Output format [default: table]'
            cand -o 'Write the answer to a file instead of standard output'
            cand --output 'Write the answer to a file instead of standard output'
            cand --color 'Colour the terminal table'
            cand --lock-timeout 'Seconds to wait while another process writes to the store [default: 10]'
            cand --max-record-bytes 'Longest record that is read, in bytes [default: 67108864]'
            cand --strict 'Fail with exit code 5 when a record is rejected or a call has no price'
            cand -q 'Say nothing on standard error but errors'
            cand --quiet 'Say nothing on standard error but errors'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
        }
        &'llmcost;help'= {
            cand ingest 'Read usage logs into the store'
            cand record 'Add one call to the store, from flags or as JSON lines on standard input'
            cand report 'Break cost and tokens down by any dimensions'
            cand reprice 'Compare what calls cost with what they would cost at other prices'
            cand store 'Look after the store: count, verify, compact, find it'
            cand prices 'Read, explain, compare, check and edit the price book'
            cand sources 'List every format that is read, and see how a file of yours is understood'
            cand config 'Show every setting, its value and where it comes from'
            cand completions 'Print the completion script for a shell'
            cand man 'Print a manual page'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcost;help;ingest'= {
        }
        &'llmcost;help;record'= {
        }
        &'llmcost;help;report'= {
        }
        &'llmcost;help;reprice'= {
        }
        &'llmcost;help;store'= {
            cand info 'Count what the store holds'
            cand check 'Verify every byte of the store; exit code 7 when it is damaged'
            cand compact 'Merge small segments and drop what newer records replaced'
            cand path 'Print the store''s folder'
        }
        &'llmcost;help;store;info'= {
        }
        &'llmcost;help;store;check'= {
        }
        &'llmcost;help;store;compact'= {
        }
        &'llmcost;help;store;path'= {
        }
        &'llmcost;help;prices'= {
            cand list 'List models and their standard prices in USD per million tokens'
            cand show 'Show every dated price of a model: tiers, terms, hours, sources and aliases'
            cand explain 'Explain the price of a call: rule, layer, entry, source and arithmetic'
            cand compare 'Compare what models cost: for a call of one size, or for your own calls'
            cand suggest 'List the models without a price, what they may be, and the command that would price them'
            cand set 'Write a price, or another name of a model, into a price book of your own'
            cand remove 'Take a model, or its price of one day, out of a price book of your own'
            cand check 'Validate price books, or the one in force; the message names file, entry and remedy'
            cand lock 'Pin the price book: from then on a run with another one says so, and fails under `--strict`'
            cand diff 'Show every price that differs between two books, and when'
            cand import 'Take prices from a public list; they hold from its day on, and win over the built-in ones'
            cand update 'Fetch a public price list over the network and import it as of today'
        }
        &'llmcost;help;prices;list'= {
        }
        &'llmcost;help;prices;show'= {
        }
        &'llmcost;help;prices;explain'= {
        }
        &'llmcost;help;prices;compare'= {
        }
        &'llmcost;help;prices;suggest'= {
        }
        &'llmcost;help;prices;set'= {
        }
        &'llmcost;help;prices;remove'= {
        }
        &'llmcost;help;prices;check'= {
        }
        &'llmcost;help;prices;lock'= {
        }
        &'llmcost;help;prices;diff'= {
        }
        &'llmcost;help;prices;import'= {
        }
        &'llmcost;help;prices;update'= {
        }
        &'llmcost;help;sources'= {
            cand detect 'Say which format files are in'
            cand explain 'Show what the records of a file become, field by field'
            cand map 'Draft a mapping file for a log of your own'
        }
        &'llmcost;help;sources;detect'= {
        }
        &'llmcost;help;sources;explain'= {
        }
        &'llmcost;help;sources;map'= {
        }
        &'llmcost;help;config'= {
        }
        &'llmcost;help;completions'= {
        }
        &'llmcost;help;man'= {
        }
        &'llmcost;help;help'= {
        }
    ]
    $completions[$command]
}
