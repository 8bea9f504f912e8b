//! Entry point: the process's world in, an exit code out.

use std::io;
use std::io::Write as _;
use std::process::ExitCode;

use llmcost::cli;
use llmcost::cli::Environment;

fn main() -> ExitCode {
    let environment = Environment::of_this_process();
    let arguments = std::env::args_os();
    let stdout = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut stderr = io::stderr().lock();
    match cli::run(arguments, &environment, stdout, &mut stderr) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            if error.exit_code() != 0 {
                // Nobody can be told when even this fails.
                let _ = writeln!(stderr, "llmcost: {}", cli::plain_message(&error));
            }
            ExitCode::from(error.exit_code())
        }
    }
}
