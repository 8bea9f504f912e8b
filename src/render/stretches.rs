//! Many rows to text: stretches of them by all cores, written one after the other.

use std::io;
use std::io::Write;
use std::ops::Range;

use rayon::prelude::*;

/// Rows that a core turns into text at a time.
const ROWS: usize = 256;
/// Stretches whose texts are held at once.
const HELD: usize = 64;

/// Writes what is made of each stretch of so many rows, in order.
pub(super) fn write<T: AsRef<[u8]> + Send>(
    rows: usize,
    text: impl Fn(Range<usize>) -> io::Result<T> + Sync,
    out: &mut dyn Write,
) -> io::Result<()> {
    for start in (0..rows).step_by(ROWS * HELD) {
        let end = rows.min(start + ROWS * HELD);
        let starts: Vec<usize> = (start..end).step_by(ROWS).collect();
        let texts = starts.into_par_iter();
        let texts = texts.map(|start| text(start..end.min(start + ROWS)));
        for text in texts.collect::<io::Result<Vec<T>>>()? {
            out.write_all(text.as_ref())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_written_once_and_in_order() {
        for rows in [
            0,
            1,
            ROWS,
            ROWS * HELD - 1,
            ROWS * HELD,
            ROWS * HELD * 2 + 1,
        ] {
            let mut written = Vec::new();
            let text =
                |some: Range<usize>| Ok(some.map(|row| format!("{row}\n")).collect::<String>());
            write(rows, text, &mut written).expect("memory takes all");
            let expected: String = (0..rows).map(|row| format!("{row}\n")).collect();
            assert_eq!(written, expected.as_bytes());
        }
    }
}
