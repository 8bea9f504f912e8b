//! A model of the book, in: how many tokens one call to it can hold, out, where that is published.

/// `provider/model tokens`, sorted; made by `tools/price_book/context.py`.
const WINDOWS: &str = include_str!("data/context_windows.txt");

/// The context window of a model by its provider and id in the price book; `None` where it is not known.
#[must_use]
pub fn context_window(provider: &str, id: &str) -> Option<u64> {
    let tokens = |line: &str| {
        let (model, tokens) = line.rsplit_once(' ')?;
        let (of, name) = model.split_once('/')?;
        (of == provider && name == id).then(|| tokens.parse().ok())?
    };
    WINDOWS.lines().find_map(tokens)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_understood() {
        for line in WINDOWS.lines() {
            let (model, tokens) = line.rsplit_once(' ').expect("two words");
            let (provider, id) = model.split_once('/').expect("a provider and an id");
            assert_eq!(context_window(provider, id), tokens.parse().ok(), "{line}");
            assert!(context_window(provider, id) > Some(0), "{line}");
        }
        assert_eq!(context_window("openai", "gpt-4o"), Some(128_000)); // platform.openai.com/docs/models/gpt-4o
        assert_eq!(context_window("openai", "gpt-4"), Some(8_192));
        assert_eq!(context_window("openai", "no-such"), None);
    }
}
