//! Shapes to the bytes of an SVG or a PNG, through one set of drawing calls.

use std::io;

use plotters::backend::{BitMapBackend, DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};
use plotters_backend::{BackendColor, DrawingErrorKind};

use super::font;
use super::html::escaped;
use super::palette::Color;
use super::paper::{Anchor, Paper, Shape, Style};

/// Pixels of a PNG per pixel of the page, for the dense screens of today.
const DENSITY: i32 = 2;

/// The page as SVG; letters are those of the reader's own sans-serif font.
pub(super) fn svg(paper: &Paper, title: &str) -> io::Result<String> {
    let mut text = String::new();
    let mut backend = SVGBackend::with_string(&mut text, size(paper, 1)?);
    draw(paper, &mut backend, 1, named)?;
    drop(backend);
    // What a screen reader says, and a browser shows beside the pointer.
    let title = format!(">\n<title>{}</title>\n", escaped(title));
    Ok(text.replacen(">\n", &title, 1))
}

/// The page as PNG.
pub(super) fn png(paper: &Paper) -> io::Result<Vec<u8>> {
    let (width, height) = size(paper, DENSITY)?;
    let pixels = usize::try_from(width).unwrap_or(0) * usize::try_from(height).unwrap_or(0);
    let mut image = vec![0; pixels * 3];
    let mut backend = BitMapBackend::with_buffer(&mut image, (width, height));
    draw(paper, &mut backend, DENSITY, drawn)?;
    drop(backend);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(io::Error::other)?;
    writer.write_image_data(&image).map_err(io::Error::other)?;
    writer.finish().map_err(io::Error::other)?;
    Ok(bytes)
}

fn size(paper: &Paper, scale: i32) -> io::Result<(u32, u32)> {
    let scaled = |length: i32| u32::try_from(length * scale).map_err(io::Error::other);
    Ok((scaled(paper.width)?, scaled(paper.height)?))
}

/// A way of writing text: an SVG names the letters, a bitmap has to draw them.
type Write<B> = fn(&mut B, (i32, i32), &str, Style) -> io::Result<()>;

fn draw<B: DrawingBackend>(
    paper: &Paper,
    backend: &mut B,
    scale: i32,
    write: Write<B>,
) -> io::Result<()> {
    for shape in &paper.shapes {
        match shape {
            Shape::Box {
                left,
                top,
                right,
                bottom,
                color,
            } => {
                let corner = (left * scale, top * scale);
                let end = (right * scale, bottom * scale);
                let drawn = backend.draw_rect(corner, end, &rgb(*color), true);
                drawn.map_err(failed)?;
            }
            Shape::Text { x, y, text, style } => {
                write(backend, (x * scale, y * scale), &valid(text), *style)?;
            }
        }
    }
    backend.present().map_err(failed)
}

fn named(backend: &mut SVGBackend<'_>, at: (i32, i32), text: &str, style: Style) -> io::Result<()> {
    let point = match style.anchor {
        Anchor::Left => HPos::Left,
        Anchor::Center => HPos::Center,
        Anchor::Right => HPos::Right,
    };
    let weight = if style.bold {
        FontStyle::Bold
    } else {
        FontStyle::Normal
    };
    let font = FontDesc::new(FontFamily::SansSerif, font::plotters_size(style), weight);
    let color = rgb(style.color);
    let style = TextStyle::from(font).color(&color);
    let style = style.pos(Pos::new(point, VPos::Center));
    backend.draw_text(text, &style, at).map_err(failed)
}

fn drawn(
    backend: &mut BitMapBackend<'_>,
    at: (i32, i32),
    text: &str,
    style: Style,
) -> io::Result<()> {
    let Color(red, green, blue) = style.color;
    font::letters(text, style, DENSITY, at, |place, part| {
        let color = BackendColor {
            alpha: part.into(),
            rgb: (red, green, blue),
        };
        backend.draw_pixel(place, color).map_err(failed)
    })
}

fn failed<E: std::error::Error + Send + Sync>(error: DrawingErrorKind<E>) -> io::Error {
    io::Error::other(error.to_string())
}

fn rgb(color: Color) -> RGBColor {
    RGBColor(color.0, color.1, color.2)
}

/// What XML has no way to write is shown as lost.
fn valid(text: &str) -> String {
    let valid = |character: char| match character {
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        '\0'..' ' => ' ',
        other => other,
    };
    text.chars().map(valid).collect()
}
