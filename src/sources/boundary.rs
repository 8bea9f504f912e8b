//! Where a record ends: a table row by its quotes, a JSON value by its brackets, across refills of the window.

use memchr::memchr2;

/// The end of the row that starts `data`, looked for from `seen` on. A quote opens only where a field starts.
pub(super) fn row_end(
    data: &[u8],
    seen: &mut usize,
    is_quoted: &mut bool,
    delimiter: u8,
) -> Option<usize> {
    while let Some(found) = memchr2(b'"', b'\n', data.get(*seen..)?) {
        let at = *seen + found;
        *seen = at + 1;
        if data.get(at) == Some(&b'\n') {
            if !*is_quoted {
                return Some(at);
            }
        } else if *is_quoted {
            // A doubled quote closes and opens again.
            *is_quoted = false;
        } else {
            let before = at.checked_sub(1).and_then(|before| data.get(before));
            *is_quoted = match before {
                None => true,
                Some(byte) => *byte == delimiter || *byte == b'"',
            };
        }
    }
    *seen = data.len();
    None
}

/// Finds the end of a JSON value by its brackets, across refills of the window.
#[derive(Default)]
pub(super) struct Boundary {
    depth: usize,
    in_string: bool,
    at: usize,
}

impl Boundary {
    /// Looks for the end of a value that opened `depth` brackets before.
    pub(super) fn inside(depth: usize) -> Self {
        Self {
            depth,
            ..Self::default()
        }
    }

    /// Takes note that the first `length` bytes are gone.
    pub(super) fn slide(&mut self, length: usize) {
        self.at = self.at.saturating_sub(length);
    }

    /// Where the value that starts `data` ends; `None` when more is needed.
    pub(super) fn advance(&mut self, data: &[u8]) -> Option<usize> {
        loop {
            if self.in_string {
                let rest = data.get(self.at..)?;
                let Some(mark) = memchr2(b'"', b'\\', rest) else {
                    self.at = data.len();
                    return None;
                };
                if rest.get(mark) == Some(&b'\\') {
                    self.at += mark + 2;
                    continue;
                }
                self.at += mark + 1;
                self.in_string = false;
                if self.depth == 0 {
                    return Some(self.at);
                }
            }
            match data.get(self.at)? {
                b'"' => self.in_string = true,
                b'{' | b'[' => self.depth += 1,
                // A stray bracket is a value of its own, or nothing would ever get past it.
                b'}' | b']' if self.depth == 0 => return Some(self.at.max(1)),
                b'}' | b']' => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        return Some(self.at + 1);
                    }
                }
                b',' | b' ' | b'\n' | b'\r' | b'\t' if self.depth == 0 => {
                    return Some(self.at.max(1));
                }
                _ => {}
            }
            self.at += 1;
        }
    }
}
