//! Distinct texts to small codes and back, so that columns hold integers.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use foldhash::fast::RandomState;

/// The hash used for in-memory maps over short texts.
pub(crate) type FastHash = RandomState;

/// Distinct texts, each with a code counted from 0 in order of first appearance. Code 0 is the empty text.
#[derive(Clone, Debug)]
pub struct Dictionary {
    texts: Vec<Text>,
    codes: HashMap<Text, u32, FastHash>,
    last: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Text(Arc<str>);

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Default for Dictionary {
    fn default() -> Self {
        let mut dictionary = Self {
            texts: Vec::new(),
            codes: HashMap::default(),
            last: 0,
        };
        dictionary.code("");
        dictionary
    }
}

impl Dictionary {
    /// The code of a text, new or known.
    pub fn code(&mut self, text: &str) -> u32 {
        // Logs repeat: the last text answers most questions without hashing.
        if let Some(last) = self.texts.get(self.last as usize)
            && &*last.0 == text
        {
            return self.last;
        }
        let code = match self.codes.get(text) {
            Some(code) => *code,
            None => {
                let code = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
                let entry = Text(Arc::from(text));
                self.texts.push(entry.clone());
                self.codes.insert(entry, code);
                code
            }
        };
        self.last = code;
        code
    }

    /// The text of a code; empty for a code that was never given out.
    #[must_use]
    pub fn text(&self, code: u32) -> &str {
        self.texts.get(code as usize).map_or("", |text| &text.0)
    }

    /// How many distinct texts there are, the empty one included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether only the empty text is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.len() <= 1
    }

    /// Every text in code order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| &*text.0)
    }
}
