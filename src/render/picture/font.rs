//! The letters of a picture: a font that comes with the program, so that no machine's own changes it.
#![expect(
    clippy::float_arithmetic,
    reason = "outlines of letters are curves; no amount is among them"
)]

use std::sync::LazyLock;

use ab_glyph::{Font, FontRef, PxScale, ScaleFont, point};

use super::paper::{Anchor, Style};

/// DejaVu Sans, regular and bold: Latin, Greek, Cyrillic and more; letters it lacks are boxes, and none runs leftwards.
static FONTS: LazyLock<Vec<FontRef<'static>>> = LazyLock::new(|| {
    let files = [dejavu::sans::regular(), dejavu::sans::bold()];
    let fonts = files.map(FontRef::try_from_slice);
    fonts.into_iter().flatten().collect()
});

/// How many points make an em of a pixel.
const POINTS: f32 = 0.75;

/// A font and the scale that a style's letters have, so many times their usual size.
fn scaled(style: Style, scale: i32) -> Option<(&'static FontRef<'static>, PxScale)> {
    let font = FONTS.get(usize::from(style.bold))?;
    let em = i16::try_from(style.size as i32 * scale).ok()?;
    Some((font, font.pt_to_px_scale(f32::from(em) * POINTS)?))
}

/// What plotters takes for the size of a font, of an em.
const EM: f64 = 1.24;

/// The size of letters as plotters counts it.
pub(super) fn plotters_size(style: Style) -> f64 {
    f64::from(style.size as i32) * EM
}

/// How wide a text is, in pixels, rounded up.
pub(super) fn width(text: &str, style: Style) -> i32 {
    let Some((font, scale)) = scaled(style, 1) else {
        return 0;
    };
    let font = font.as_scaled(scale);
    let letters = text
        .chars()
        .map(|letter| font.h_advance(font.glyph_id(letter)));
    whole(letters.sum::<f32>().ceil())
}

/// Colours the pixels of a text, its middle at `at`: each with how much of it a letter covers, from 0 to 1.
pub(super) fn letters<E>(
    text: &str,
    style: Style,
    scale: i32,
    at: (i32, i32),
    mut color: impl FnMut((i32, i32), f32) -> Result<(), E>,
) -> Result<(), E> {
    let Some((font, px)) = scaled(style, scale) else {
        return Ok(());
    };
    let sized = font.as_scaled(px);
    let advance = |letter: char| sized.h_advance(sized.glyph_id(letter));
    let length: f32 = text.chars().map(advance).sum();
    let shift = match style.anchor {
        Anchor::Left => 0.0,
        Anchor::Center => length / 2.0,
        Anchor::Right => length,
    };
    let mut x = number(at.0) - shift;
    // Half the height of an x above the line, as an SVG has it.
    let line = number(at.1 + style.size as i32 * scale * 27 / 100);
    for letter in text.chars() {
        let glyph = sized
            .glyph_id(letter)
            .with_scale_and_position(px, point(x, line));
        x += advance(letter);
        let Some(outline) = font.outline_glyph(glyph) else {
            continue;
        };
        let corner = outline.px_bounds().min;
        let mut covered = Vec::new();
        outline.draw(|column, row, part| covered.push((column, row, part)));
        for (column, row, part) in covered {
            let place = |from: f32, offset: u32| whole(from) + i32::try_from(offset).unwrap_or(0);
            color(
                (place(corner.x, column), place(corner.y, row)),
                part.min(1.0),
            )?;
        }
    }
    Ok(())
}

/// A length in pixels, which no page has millions of.
fn whole(length: f32) -> i32 {
    length as i32
}

fn number(length: i32) -> f32 {
    length as f32
}
