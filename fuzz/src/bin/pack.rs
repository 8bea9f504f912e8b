//! `pack FOLDER FILE`: the smallest files of a corpus into one compressed file that the tests replay.

use std::io::Write as _;

/// What a format's corpus may take.
const MOST: usize = 96 << 10;

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
    for input in inputs {
        size += input.len();
        if size > MOST {
            break;
        }
        packed.write_all(&(input.len() as u32).to_le_bytes())?;
        packed.write_all(&input)?;
    }
    packed.finish()?;
    Ok(())
}
