//! The beginning of a file to the formats that recognise it.

use std::path::Path;
use std::path::PathBuf;

use memchr::memrchr;

use super::Container;
use super::ReadOptions;
use super::SOURCES;
use super::Sample;
use super::Source;
use super::containers;
use super::containers::Kind;
use super::containers::archive;
use super::containers::database::Database;
use super::detect::container;
use super::detect::detect;
use super::detect::sample_records;
use super::input;
use super::input::Input;
use super::layout::layout;
use super::records::Layout;
use super::window::Window;
use crate::error::Error;

/// How much of a file is looked at; more where its first record is longer.
const SAMPLE: usize = 1 << 18;

/// How a stream begins.
pub(super) struct Beginning {
    pub(super) layout: Layout,
    /// Whether there is nothing but space in it.
    pub(super) is_blank: bool,
}

/// Looks at a stream until there is a record in it.
pub(super) fn beginning(window: &mut Window, options: ReadOptions<'_>) -> Beginning {
    told(window, options.line_limit)
}

/// Looks at a stream as it is written, until its complete lines tell what it is or it is long enough to wait no more.
pub(super) fn live_beginning(window: &mut Window, options: ReadOptions<'_>) -> Beginning {
    while window.data().len() < SAMPLE && window.more() {
        // Half a line would read as something else.
        let Some(end) = memrchr(b'\n', window.data()) else {
            continue;
        };
        let layout = layout(window.data().get(..=end).unwrap_or_default());
        let is_empty = sample(window, layout).records.is_empty();
        if !is_empty && chosen(window, layout, options).is_some() {
            let is_blank = false;
            return Beginning { layout, is_blank };
        }
    }
    beginning(window, options)
}

fn told(window: &mut Window, limit: usize) -> Beginning {
    let mut size = SAMPLE;
    loop {
        window.fill(size);
        let layout = layout(window.data());
        let is_over = window.is_over();
        let has_record = !sample_records(layout, window.data(), is_over).is_empty();
        if has_record || is_over || size >= limit {
            let is_blank = is_over && window.data().iter().all(u8::is_ascii_whitespace);
            return Beginning { layout, is_blank };
        }
        size = size.saturating_mul(4);
    }
}

fn sample(window: &Window, layout: Layout) -> Sample<'_> {
    Sample::new(
        container(layout),
        sample_records(layout, window.data(), window.is_over()),
    )
}

/// The format asked for, or else the first that recognises the beginning.
pub(super) fn chosen(
    window: &Window,
    layout: Layout,
    options: ReadOptions<'_>,
) -> Option<&'static dyn Source> {
    let recognised = || detect(&sample(window, layout));
    options.format.or_else(recognised)
}

/// What a file is told to be by its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognition {
    /// The file, or the file in the archive.
    pub path: PathBuf,
    /// How its records are laid out; `None` for one that holds nothing.
    pub container: Option<Container>,
    /// The formats that recognise it, in the order they are tried: the first one reads it.
    pub formats: Vec<&'static str>,
}

/// Which formats recognise a file, or each file of an archive.
///
/// # Errors
/// When it cannot be opened.
pub fn recognise(path: &Path, line_limit: usize) -> Result<Vec<Recognition>, Error> {
    let failed = Error::io("read", path);
    match containers::kind(path) {
        None => {
            let input = input::open(path).map_err(failed)?;
            Ok(vec![of_text(path, input, line_limit)])
        }
        Some(Kind::Columns) => {
            let input = input::of_columns(path).map_err(failed)?;
            Ok(vec![of_text(path, input, line_limit)])
        }
        Some(Kind::Archive) => of_archive(path, line_limit).map_err(failed),
        Some(Kind::Database) => {
            let tables = Database::open(path, line_limit).and_then(|database| database.tables());
            let tables = tables.map_err(|error| failed(std::io::Error::other(error)))?;
            let sample = Sample::new(
                Container::Database,
                tables.iter().map(Vec::as_slice).collect(),
            );
            Ok(vec![recognition(path, Some(&sample))])
        }
    }
}

fn of_archive(whole: &Path, line_limit: usize) -> std::io::Result<Vec<Recognition>> {
    let modified = input::modified(&whole.metadata()?);
    let mut found = Vec::new();
    for member in archive::members(whole)? {
        let path = whole.join(&member.name);
        let content = member.place.ok().and_then(|place| place.open(whole).ok());
        let text = content.and_then(|content| input::decode(content, None, modified).ok());
        found.push(match text {
            Some(text) => of_text(&path, text, line_limit),
            None => recognition(&path, None),
        });
    }
    Ok(found)
}

/// Shows the beginning of a text or a column file to `look`.
///
/// # Errors
/// When it cannot be opened.
pub(super) fn with_sample<T>(
    path: &Path,
    line_limit: usize,
    look: impl FnOnce(&Sample<'_>) -> T,
) -> Result<T, Error> {
    let opened = match containers::kind(path) {
        Some(Kind::Columns) => input::of_columns(path),
        _ => input::open(path),
    };
    let mut window = Window::new(opened.map_err(Error::io("read", path))?.stream);
    let Beginning { layout, .. } = told(&mut window, line_limit);
    Ok(look(&sample(&window, layout)))
}

fn of_text(path: &Path, input: Input, line_limit: usize) -> Recognition {
    let mut window = Window::new(input.stream);
    let Beginning { layout, is_blank } = told(&mut window, line_limit);
    recognition(path, Some(&sample(&window, layout)).filter(|_| !is_blank))
}

fn recognition(path: &Path, sample: Option<&Sample<'_>>) -> Recognition {
    let formats = sample.into_iter().flat_map(|sample| {
        let recognising = SOURCES.iter().filter(|source| source.recognises(sample));
        recognising.map(|source| source.name())
    });
    Recognition {
        path: path.to_owned(),
        container: sample.map(|sample| sample.container),
        formats: formats.collect(),
    }
}
