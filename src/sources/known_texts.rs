//! Texts worked out from other texts, of which a log repeats a few.

use crate::event::same_bytes;

/// So many are remembered.
const MOST: usize = 16;

/// Texts by the texts they were worked out from.
#[derive(Debug, Default)]
pub(super) struct KnownTexts<const N: usize>(Vec<([String; N], String)>);

impl<const N: usize> KnownTexts<N> {
    /// What `work_out` makes of some texts.
    pub(super) fn of(&mut self, texts: [&str; N], work_out: impl FnOnce() -> String) -> &str {
        let is_same = |(known, _): &([String; N], String)| {
            let mut pairs = known.iter().zip(texts);
            pairs.all(|(known, text)| same_bytes(known.as_bytes(), text.as_bytes()))
        };
        let place = self.0.iter().position(is_same).unwrap_or_else(|| {
            if self.0.len() >= MOST {
                self.0.clear();
            }
            self.0.push((texts.map(str::to_owned), work_out()));
            self.0.len() - 1
        });
        self.0.get(place).map_or("", |(_, text)| text)
    }
}
