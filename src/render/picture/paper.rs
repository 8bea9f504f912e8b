//! Shapes on a page, before any format: where they are is worked out once, for every output alike.

use unicode_width::UnicodeWidthStr;

use super::font;
use super::palette::Color;

/// Width of a page, in the pixels of a screen of usual density.
pub(super) const WIDTH: i32 = 960;
/// Room on every side.
pub(super) const MARGIN: i32 = 28;
/// Height of a line of text.
pub(super) const LINE: i32 = 20;

/// The size of letters: an em in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// What the picture is.
    Title = 20,
    /// Names and numbers.
    Body = 13,
    /// Axes and remarks.
    Small = 12,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A filled box.
    Box {
        left: i32,
        top: i32,
        right: i32,
        bottom: i32,
        color: Color,
    },
    /// A line of text, its middle at `y`.
    Text {
        x: i32,
        y: i32,
        text: String,
        style: Style,
    },
}

/// A page and what is on it.
#[derive(Debug, Default)]
pub(super) struct Paper {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) shapes: Vec<Shape>,
}

impl Paper {
    /// Draws a box; one without room is none.
    pub(super) fn fill(&mut self, corner: (i32, i32), end: (i32, i32), color: Color) {
        if end.0 > corner.0 && end.1 > corner.1 {
            self.shapes.push(Shape::Box {
                left: corner.0,
                top: corner.1,
                right: end.0,
                bottom: end.1,
                color,
            });
        }
    }

    /// Writes a text as it is; its caller has made it fit.
    pub(super) fn write(&mut self, at: (i32, i32), text: &str, style: Style) {
        if !text.trim().is_empty() {
            self.shapes.push(Shape::Text {
                x: at.0,
                y: at.1,
                text: text.trim().to_owned(),
                style,
            });
        }
    }
}

/// Which of a text's points is where it is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Left,
    Center,
    Right,
}

/// How a text looks, and where it is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) size: Size,
    pub(super) bold: bool,
    pub(super) color: Color,
    pub(super) anchor: Anchor,
}

impl Style {
    pub(super) const fn new(size: Size, color: Color) -> Self {
        Self {
            size,
            bold: false,
            color,
            anchor: Anchor::Left,
        }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// Put by its right end.
    pub(super) const fn right(self) -> Self {
        Self {
            anchor: Anchor::Right,
            ..self
        }
    }

    /// Put by its middle.
    pub(super) const fn center(self) -> Self {
        Self {
            anchor: Anchor::Center,
            ..self
        }
    }

    /// How wide a text is. The reader's own letters may be narrower, and those that the font lacks are wide.
    pub(super) fn width(self, text: &str) -> i32 {
        let columns = i32::try_from(text.width()).unwrap_or(i32::MAX / 64);
        font::width(text, self).max(columns.saturating_mul(self.size as i32) / 2)
    }

    /// Cuts a text to a width, with `…` in place of the rest.
    pub(super) fn cut(self, text: &str, width: i32) -> String {
        if self.width(text) <= width {
            return text.to_owned();
        }
        // The longest beginning that fits, found by halves.
        let ends: Vec<usize> = text.char_indices().map(|(end, _)| end).collect();
        let start = |end: usize| text.get(..end).unwrap_or_default().trim_end();
        let fits = |end: &usize| self.width(&format!("{}…", start(*end))) <= width;
        let count = ends.partition_point(fits);
        let kept = count.checked_sub(1).and_then(|last| ends.get(last));
        format!("{}…", start(kept.copied().unwrap_or(0)))
    }

    /// Breaks a text at blanks into lines of a width; a word that is too long is cut.
    pub(super) fn wrap(self, text: &str, width: i32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match (lines.last_mut(), longer) {
                (Some(line), Some(longer)) if self.width(&longer) <= width => *line = longer,
                _ => lines.push(self.cut(word, width)),
            }
        }
        lines
    }
}
