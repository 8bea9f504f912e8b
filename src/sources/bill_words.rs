//! The free text of a product on a bill (`USE1-Claude4.6Sonnet-input-tokens`) to model, kind of token and tier.
//!
//! Clouds name their meters for billing, each in its own way and not the same way twice: separators, abbreviations and
//! the order of words differ. Known words are looked for, and what stands before the first of them is the model. A text
//! without a word for tokens tells no model; the text itself is always kept as a tag.

/// What a product's name tells; empty where it does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Words<'a> {
    /// The model as the bill calls it.
    pub(super) model: &'a str,
    /// `input`, `cache_read`, `cache_write`, `cache_storage` or `output`.
    pub(super) token_type: &'static str,
    /// `text`, `image`, `audio` or `video`.
    pub(super) modality: &'static str,
    /// `flex` or `priority`.
    pub(super) tier: &'static str,
    /// `global`, `regional` or `data_zone`: where the request may have been served.
    pub(super) scope: &'static str,
    /// Asynchronous batch processing.
    pub(super) is_batch: bool,
    /// The price of long contexts.
    pub(super) is_long: bool,
    /// What is counted are tokens.
    pub(super) are_tokens: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Input,
    Output,
    Cached,
    Write,
    Storage,
    Batch,
    Long,
    Tier(&'static str),
    Scope(&'static str),
    /// Part of a model's name too; what follows decides.
    Modality(&'static str),
    /// What is counted are tokens.
    Tokens,
    /// Ends the model's name and tells nothing.
    Filler,
}

const WORDS: [(Word, &[&str]); 18] = [
    (Word::Input, &["input", "inp", "inpt"]),
    (Word::Output, &["output", "outp", "outpt", "out"]),
    (
        Word::Cached,
        &[
            "cached", "cachd", "cchd", "cd", "cache", "caching", "read", "rd",
        ],
    ),
    (Word::Write, &["write", "wr"]),
    (Word::Storage, &["storage"]),
    (Word::Batch, &["batch"]),
    (Word::Long, &["long", "longco", "loco"]),
    (Word::Tier("flex"), &["flex", "fl"]),
    (Word::Tier("priority"), &["priority", "prty"]),
    (Word::Scope("global"), &["global", "glbl", "gl"]),
    (Word::Scope("regional"), &["regional", "regnl", "rgnl"]),
    (
        Word::Scope("data_zone"),
        &["datazone", "dzone", "dz", "zone"],
    ),
    (Word::Modality("text"), &["text", "thinking"]),
    (Word::Modality("image"), &["image"]),
    (Word::Modality("audio"), &["audio"]),
    (Word::Modality("video"), &["video"]),
    (Word::Tokens, &["tokens", "token"]),
    (
        Word::Filler,
        &[
            "tokens",
            "token",
            "count",
            "ga",
            "mantle",
            "standard",
            "predictions",
            "inference",
        ],
    ),
];

impl<'a> Words<'a> {
    /// Reads a product's name.
    pub(super) fn of(text: &'a str) -> Self {
        let text = without_region(text.trim());
        let parts = parts(text);
        let mut read = Self::default();
        let mut found = Vec::new();
        let mut model_end = None;
        // From the end: a modality belongs to the model's name unless what follows does not.
        let mut is_name = true;
        for (place, part) in parts.iter().rev() {
            let word = word(part).filter(|word| !is_name || !matches!(word, Word::Modality(_)));
            is_name = word.is_none();
            if let Some(word) = word {
                found.push(word);
                model_end = Some(*place);
            }
        }
        for word in &found {
            match *word {
                Word::Batch => read.is_batch = true,
                Word::Long => read.is_long = true,
                Word::Tokens => read.are_tokens = true,
                Word::Tier(tier) => read.tier = tier,
                Word::Scope(scope) => read.scope = scope,
                Word::Modality(modality) => read.modality = modality,
                _ => {}
            }
        }
        read.token_type = token_type(&found);
        let is_told = !read.token_type.is_empty() || read.are_tokens;
        if let Some(end) = model_end.filter(|_| is_told) {
            read.model = trimmed(text.get(..end).unwrap_or_default());
        }
        if let Some((_, model)) = text.split_once(" token count ") {
            read.model = leading_name(model);
        }
        read
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '-', '_', ':', ','])
}

/// Gemini's own meters end with the model: `Generate content input token count gemini 2.5 flash`.
fn leading_name(text: &str) -> &str {
    let parts = parts(text);
    let end = parts.iter().find(|(_, part)| word(part).is_some());
    let end = end.map_or(text.len(), |(place, _)| *place);
    trimmed(text.get(..end).unwrap_or_default())
}

impl Words<'_> {
    /// The same of a sentence, in which what stands before its words is no model's name.
    pub(super) fn without_model(self) -> Words<'static> {
        Words {
            model: "",
            token_type: self.token_type,
            modality: self.modality,
            tier: self.tier,
            scope: self.scope,
            is_batch: self.is_batch,
            is_long: self.is_long,
            are_tokens: self.are_tokens,
        }
    }
}

fn token_type(found: &[Word]) -> &'static str {
    let has = |word: Word| found.contains(&word);
    if has(Word::Storage) && has(Word::Cached) {
        "cache_storage"
    } else if has(Word::Write) && (has(Word::Cached) || has(Word::Input)) {
        "cache_write"
    } else if has(Word::Cached) {
        "cache_read"
    } else if has(Word::Output) {
        "output"
    } else if has(Word::Input) {
        "input"
    } else {
        ""
    }
}

/// AWS puts a code of the region before most usage types: `USE1-`, `EUC1-`, `EU-`.
fn without_region(text: &str) -> &str {
    match text.split_once('-') {
        Some((code, rest)) if is_region(code) => rest,
        _ => text,
    }
}

fn is_region(code: &str) -> bool {
    let letters = code.trim_end_matches(|last: char| last.is_ascii_digit());
    (2..=4).contains(&letters.len())
        && code.len() <= letters.len() + 1
        && letters.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The words of a text and where each starts; `BatchOutp` is two, `LoCo` a known one.
fn parts(text: &str) -> Vec<(usize, &str)> {
    let is_separator = |character: char| !character.is_alphanumeric() && character != '.';
    let mut parts = Vec::new();
    let mut start = 0;
    for whole in text.split_inclusive(is_separator) {
        let bare = whole.trim_end_matches(is_separator);
        if word(bare).is_some() {
            parts.push((start, bare));
        } else {
            parts.extend(cased(bare).map(|(place, part)| (start + place, part)));
        }
        start += whole.len();
    }
    parts.retain(|(_, part)| !part.is_empty());
    parts
}

/// The parts of a word, each capital after a small letter beginning one.
fn cased(word: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some((0, word));
    std::iter::from_fn(move || {
        let (start, text) = rest?;
        let pairs = text.char_indices().zip(text.chars().skip(1));
        let mut ends = pairs
            .filter(|((_, before), after)| before.is_lowercase() && after.is_uppercase())
            .map(|((place, before), _)| place + before.len_utf8());
        let end = ends.next();
        let (part, after) = text.split_at_checked(end.unwrap_or(text.len()))?;
        rest = end.map(|end| (start + end, after));
        Some((start, part))
    })
}

fn word(part: &str) -> Option<Word> {
    let known = |spellings: &[&str]| {
        spellings
            .iter()
            .any(|spelling| spelling.eq_ignore_ascii_case(part))
    };
    let found = WORDS.iter().find(|(_, spellings)| known(spellings));
    found.map(|(word, _)| *word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meters_of_three_clouds_are_understood() {
        let told = "
            USE1-Claude4.6Sonnet-input-tokens | Claude4.6Sonnet | input | |
            EUC1-NovaPro-cache-write-input-token-count-batch | NovaPro | cache_write | batch |
            APN1-Claude4Sonnet-cache-read-input-token-count-cross-region-global | Claude4Sonnet | cache_read | | global
            USW2-Nova2.0Lite-output-tokens-flex | Nova2.0Lite | output | flex |
            USE1-openai.gpt-oss-20b-mantle-input-tokens-priority | openai.gpt-oss-20b | input | priority |
            USE1-MP:USE1_OutputTokenCount-Units | MP:USE1 | output | |
            EUC1-ProvisionedThroughput-ModelUnits | | | |
            gpt 4o 0806 Inp glbl Tokens | gpt 4o 0806 | input | | global
            gpt-4o-0513-Outp-regnl Tokens | gpt-4o-0513 | output | | regional
            gpt 4.1 mini cached Inp Data Zone Tokens | gpt 4.1 mini | cache_read | | data_zone
            gpt 4o mini0718 BatchOutp DataZone Tokens | gpt 4o mini0718 | output | batch | data_zone
            56luna LoCo Cd Wr Fl Gl 1M Tokens | 56luna | cache_write | flex long | global
            gpt 4o audio preview Inp glbl | gpt 4o audio preview | input | | global
            text-embedding-3-large-glbl Tokens | text-embedding-3-large | | | global
            Gemini 2.5 Pro GA Thinking Text Output - Predictions | Gemini 2.5 Pro | output | text |
            Gemini 2.5 Flash Audio Input - Predictions | Gemini 2.5 Flash | input | audio |
            Gemini 3 Flash Text Input Caching | Gemini 3 Flash | cache_read | text |
            Gemini 3 Flash Image Input Caching Storage | Gemini 3 Flash | cache_storage | image |
            Generate content input token count gemini 3 pro long input text | gemini 3 pro | input | long |
            Vertex AI: Provisioned Throughput 1 month | | | |
            output_tokens | | output | |";
        for line in told.trim().lines() {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let words = Words::of(cells[0]);
            let flags = [(words.is_batch, "batch"), (words.is_long, "long")];
            let flags = flags.iter().filter(|(is_set, _)| *is_set);
            let traits: Vec<&str> = [words.tier]
                .into_iter()
                .chain(flags.map(|(_, name)| *name))
                .chain([words.modality])
                .filter(|word| !word.is_empty())
                .collect();
            let found = [
                words.model,
                words.token_type,
                &traits.join(" "),
                words.scope,
            ];
            assert_eq!(found, cells[1..], "{line}");
        }
        assert_eq!(Words::of(""), Words::default());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "([A-Z]{0,3}1?-)?([a-zA-Z0-9é. :_-]|Inp|Batch| token count ){0,30}") {
            let words = Words::of(&text);
            proptest::prop_assert!(text.contains(words.model));
        }
    }
}
