//! What a reader finds to what the rest is told: events completed by what is known of their file, counts kept.

use std::borrow::Cow;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use super::known_texts::KnownTexts;
use super::occurrence::Occurrences;
use super::read::ReadOptions;
use super::{FileContext, Sink, Source, Tally, Verdict};
use crate::event::Attribute;
use crate::event::Key;
use crate::event::Meter;
use crate::event::UsageEvent;
use crate::event::provider_name;

/// Completes events by what is known of their file and counts what the reader tells.
pub(super) struct FileSink<'a> {
    pub(super) source: &'static str,
    layer: &'static str,
    file: String,
    pub(super) line: u64,
    pub(super) tally: Tally,
    pub(super) occurrences: Occurrences,
    /// The one names of the providers of the events before.
    providers: KnownTexts<1>,
    known: &'a dyn Fn(Key) -> bool,
    stop: &'a AtomicBool,
    observe: &'a dyn Fn(u64, Verdict),
    is_resumed: bool,
    /// Whether a record without an id may be one that an earlier reading counted.
    pub(super) is_ambiguous: bool,
    consume: &'a mut dyn FnMut(&UsageEvent<'_>),
}

impl<'a> FileSink<'a> {
    /// A sink for the events of `file`, which is in the format of `source`.
    pub(super) fn new(
        file: &FileContext<'_>,
        source: &'static dyn Source,
        options: ReadOptions<'a>,
        is_resumed: bool,
        consume: &'a mut dyn FnMut(&UsageEvent<'_>),
    ) -> Self {
        Self {
            source: source.name(),
            layer: source.about().layer,
            file: file.path.to_string_lossy().into_owned(),
            line: 0,
            tally: Tally::default(),
            occurrences: Occurrences::default(),
            providers: KnownTexts::default(),
            known: options.known,
            stop: options.stop,
            observe: options.observe,
            is_resumed,
            is_ambiguous: false,
            consume,
        }
    }
}

impl FileSink<'_> {
    /// Whether what is read is to be dropped.
    pub(super) fn is_over(&self) -> bool {
        self.is_ambiguous || self.stop.load(Ordering::Relaxed)
    }

    /// Counts a record, by its line or number.
    pub(super) fn count_at(&mut self, verdict: Verdict, number: u64) {
        self.tally.count(verdict, number);
        (self.observe)(number, verdict);
    }
}

impl FileSink<'_> {
    /// Gives a provider its one name, so that its calls in all logs and layers are its own.
    fn name_provider(&mut self, event: &mut UsageEvent<'_>) {
        let stated = &mut event.attributes[Attribute::Provider];
        if stated.is_empty() {
            return;
        }
        let name = self.providers.of([stated], || provider_name(stated));
        if name != stated {
            *stated = Cow::Owned(name.to_owned());
        }
    }
}

impl Sink for FileSink<'_> {
    fn event(&mut self, event: &mut UsageEvent<'_>) {
        // The file is about to be read from its start: a row taken for another must not change that one.
        if self.is_ambiguous {
            return;
        }
        // A record of another store says itself where it was read first.
        let is_foreign = !event.attributes[Attribute::File].is_empty();
        if !is_foreign {
            event.line = self.line;
        }
        // Reasoning is a part of the output: held to it call by call, no sum over calls can exceed it either.
        let output = event.meters[Meter::Output];
        let reasoning = &mut event.meters[Meter::Reasoning];
        *reasoning = output.min(*reasoning);
        self.name_provider(event);
        // Mixed logs hold records of several formats; their reader names each.
        if event.attributes[Attribute::Source].is_empty() {
            event.attributes[Attribute::Source] = Cow::Borrowed(self.source);
        }
        if event.attributes[Attribute::Layer].is_empty() {
            event.attributes[Attribute::Layer] = Cow::Borrowed(self.layer);
        }
        if is_foreign {
            return (self.consume)(event);
        }
        // Lent to the event and taken back: neither copied nor bound to its lifetime.
        event.attributes[Attribute::File] = Cow::Owned(std::mem::take(&mut self.file));
        (self.consume)(event);
        self.file = std::mem::take(&mut event.attributes[Attribute::File]).into_owned();
    }

    fn content_key(&mut self, family: &str, content: u128) -> Key {
        let (key, is_first) = self.occurrences.key(family, content);
        if self.is_resumed && is_first && (self.known)(key) {
            self.is_ambiguous = true;
        }
        key
    }

    fn count(&mut self, verdict: Verdict) {
        self.count_at(verdict, self.line);
    }

    fn warn(&mut self, what: &'static str) {
        self.tally.warn(what);
    }
}
