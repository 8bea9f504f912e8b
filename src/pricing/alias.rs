//! A name of the user's own, in: what the user's layers say it stands for, out.

use super::book::PriceBook;
use super::conditions::glob;
use super::layer::Alias;
use super::model_id::LONGEST;
use super::rates::Unpriced;

/// The alias of exactly that name in the highest layer that has one; one for the provider before one for any.
pub(super) fn exact<'a>(book: &'a PriceBook, provider: &str, logged: &str) -> Option<&'a Alias> {
    let name = name(logged)?;
    let mut layers = book.upper_layers();
    layers.find_map(|layer| {
        let named = layer.aliases.iter().filter(|alias| alias.name == name);
        named
            .filter(|alias| serves(alias, provider))
            .max_by_key(|alias| !alias.provider.is_empty())
    })
}

/// The one alias whose pattern fits, in the highest layer in which one does.
///
/// # Errors
/// When patterns of one layer that fit stand for different models.
pub(super) fn pattern<'a>(
    book: &'a PriceBook,
    provider: &str,
    logged: &str,
) -> Result<Option<&'a Alias>, Unpriced> {
    let Some(name) = name(logged) else {
        return Ok(None);
    };
    for layer in book.upper_layers() {
        let fitting: Vec<&Alias> = layer
            .aliases
            .iter()
            .filter(|alias| alias.name.contains('*') && glob(&alias.name, &name))
            .filter(|alias| serves(alias, provider))
            .collect();
        let Some(first) = fitting.first() else {
            continue;
        };
        let meaning = |alias: &Alias| (alias.provider.clone(), alias.model.clone());
        if fitting.iter().all(|alias| meaning(alias) == meaning(first)) {
            return Ok(Some(first));
        }
        let patterns: Vec<&str> = fitting.iter().map(|alias| alias.name.as_str()).collect();
        return Err(Unpriced {
            status: "ambiguous",
            reason: format!(
                "more than one [[alias]] fits this model: {}; make one exact",
                patterns.join(", ")
            ),
        });
    }
    Ok(None)
}

fn serves(alias: &Alias, provider: &str) -> bool {
    alias.provider.is_empty() || provider.is_empty() || alias.provider == provider
}

fn name(logged: &str) -> Option<String> {
    let name = logged.trim();
    (name.len() <= LONGEST).then(|| name.to_ascii_lowercase())
}
