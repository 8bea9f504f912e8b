//! `pack FOLDER FILE`: some files of a corpus, small and large, into one compressed file that the tests replay.

use std::io::Write as _;

/// How many inputs of a format are kept, and what they may take.
const INPUTS: usize = 64;
const BYTES: usize = 64 << 10;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(folder), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err(std::io::Error::other("pack FOLDER FILE"));
    };
    let mut inputs = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        inputs.push(std::fs::read(entry?.path())?);
    }
    inputs.sort_by_key(|input| (input.len(), input.clone()));
    let mut packed = zstd::Encoder::new(std::fs::File::create(file)?, 19)?;
    let mut size = 0;
    let step = inputs.len().div_ceil(INPUTS).max(1);
    for input in inputs.into_iter().step_by(step) {
        size += input.len();
        if size > BYTES {
            break;
        }
        packed.write_all(&(input.len() as u32).to_le_bytes())?;
        packed.write_all(&input)?;
    }
    packed.finish()?;
    Ok(())
}
