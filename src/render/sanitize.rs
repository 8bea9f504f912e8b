//! Text from logs to text that can drive neither a terminal nor the CI system that reads the log of a job: what is not plain
//! is shown as `\u{…}`.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character could move the cursor, start an escape sequence, or make text read as something else:
/// controls (C0, DEL, C1), bidi marks and overrides, invisible and zero-width characters, line separators.
pub(super) fn is_forbidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Whether a text begins as a command that CI systems take from anywhere in the log of a job: `##[error]` of GitHub and
/// Azure, `##vso[task.setvariable …]` of Azure, `##teamcity[…]`.
pub(super) fn is_command(text: &str) -> bool {
    let name = text.strip_prefix("##");
    name.is_some_and(|name| {
        name.trim_start_matches(|letter: char| letter.is_ascii_alphabetic())
            .starts_with('[')
    })
}

/// The same text with everything forbidden made visible; call it before measuring the width.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_forbidden) && !text.contains("::") && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for (place, character) in text.char_indices() {
        let rest = text.get(place..).unwrap_or_default();
        // GitHub takes `::error::`, `::stop-commands::` … where a line begins, and any word may come to begin one.
        let is_line = before.is_whitespace() && rest.starts_with("::");
        before = character;
        if is_forbidden(character) || is_line || is_command(rest) {
            before = '}';
            // Writing to a String cannot fail.
            let _ = write!(safe, "\\u{{{:x}}}", u32::from(character));
        } else {
            safe.push(character);
        }
    }
    Cow::Owned(safe)
}

/// A text that no spreadsheet takes for a formula: such a text gets a leading apostrophe.
pub(super) fn formula_safe(text: &str) -> Cow<'_, str> {
    let starts = |text: &str| {
        text.starts_with([
            '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
        ])
    };
    // Some programs skip blanks before they look for the sign.
    if starts(text) || starts(text.trim_start()) {
        return Cow::Owned(format!("'{text}"));
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_become_visible() {
        assert_eq!(plain("\u{1b}]0;x\u{7}"), "\\u{1b}]0;x\\u{7}");
        assert_eq!(
            plain("a\u{202e}b\u{200b}c\n"),
            "a\\u{202e}b\\u{200b}c\\u{a}"
        );
        assert_eq!(plain("modèle 模型 👩"), "modèle 模型 👩");
    }

    #[test]
    fn no_name_is_a_command_to_a_ci_system() {
        for (text, shown) in [
            ("::error::x", "\\u{3a}:error::x"),
            ("\u{a0}::x", "\u{a0}\\u{3a}:x"),
            ("on ::stop-commands::x", "on \\u{3a}:stop-commands::x"),
            ("a ##vso[task.x]b", "a \\u{23}#vso[task.x]b"),
            ("###[group]", "#\\u{23}#[group]"),
            ("##teamcity[x]", "\\u{23}#teamcity[x]"),
            ("agents::coder ## 2 #[x] a:", "agents::coder ## 2 #[x] a:"),
        ] {
            assert_eq!(plain(text), shown);
        }
    }

    #[test]
    fn formulas_become_text() {
        for text in [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "  =1", "\u{a0}@x",
        ] {
            assert!(formula_safe(text).starts_with('\''), "{text:?}");
        }
        for text in ["gpt-5", "a=b", "'x", ""] {
            assert_eq!(formula_safe(text), text);
        }
    }
}
