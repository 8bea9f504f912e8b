//! Every colour of a picture, and what it is where a reader prefers dark.

/// A colour, as `#RRGGBB` is written in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Color(pub(super) u8, pub(super) u8, pub(super) u8);

impl Color {
    /// `#0072B2`, as the SVG writes it.
    pub(super) fn hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

/// The ground everything stands on: a picture brings its own, so that it reads on any page.
pub(super) const GROUND: Color = Color(255, 255, 255);
/// Text.
pub(super) const INK: Color = Color(31, 35, 40);
/// Text that explains.
pub(super) const MUTED: Color = Color(89, 99, 110);
/// Lines of the grid.
pub(super) const GRID: Color = Color(222, 226, 231);
/// The line that values start from.
pub(super) const AXIS: Color = Color(140, 149, 159);

/// What is spent, and what is to come.
pub(super) const SPENT: Color = Color(0, 114, 178);
pub(super) const COMING: Color = Color(230, 159, 0);
/// Charges that are known beforehand.
pub(super) const FIXED: Color = Color(0, 158, 115);
/// The ranges around a projection: the narrow one darker.
pub(super) const RANGE_80: Color = Color(160, 190, 212);
pub(super) const RANGE_95: Color = Color(215, 229, 239);

/// Parts that are told apart, the largest first; the last is for the rest. From the palette of Okabe and Ito, which
/// people who see few colours tell apart; neighbours differ in lightness too.
pub(super) const PARTS: [Color; 6] = [
    Color(0, 114, 178),
    Color(230, 159, 0),
    Color(0, 158, 115),
    Color(204, 121, 167),
    Color(86, 180, 233),
    Color(160, 160, 160),
];

/// Nothing, then eighths of the most: lighter is always less.
pub(super) const HEAT: [Color; 9] = [
    Color(240, 241, 243),
    Color(213, 228, 240),
    Color(178, 209, 231),
    Color(134, 186, 219),
    Color(88, 160, 204),
    Color(50, 130, 189),
    Color(22, 99, 166),
    Color(8, 69, 135),
    Color(8, 42, 86),
];

/// Colours that change where a reader prefers dark; the others read on both.
pub(super) const DARK: [(Color, Color); 7] = [
    (GROUND, Color(22, 27, 34)),
    (INK, Color(230, 237, 243)),
    (MUTED, Color(157, 167, 179)),
    (GRID, Color(48, 54, 61)),
    (AXIS, Color(118, 128, 140)),
    (RANGE_80, Color(66, 100, 126)),
    (RANGE_95, Color(36, 56, 73)),
];
