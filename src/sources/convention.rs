//! Token counts as providers state them to disjoint meters: what includes what is decided here.

use crate::event::Meter;
use crate::event::Meters;

/// Counts as stated; `None` where a record says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stated {
    /// Input, with or without the cached parts.
    pub(super) input: Option<u64>,
    /// Output, with or without reasoning.
    pub(super) output: Option<u64>,
    /// Input read from a cache.
    pub(super) cache_read: Option<u64>,
    /// Input written to caches, all lifetimes together.
    pub(super) cache_write: Option<u64>,
    /// The parts of `cache_write` whose lifetime is stated.
    pub(super) written: [(WriteLifetime, u64); 2],
    /// Reasoning, inside the output or beside it.
    pub(super) reasoning: Option<u64>,
    /// The stated total.
    pub(super) total: Option<u64>,
    /// Modalities inside `input`, cached ones included.
    pub(super) audio_input: u64,
    /// As `audio_input`.
    pub(super) image_input: u64,
    /// As `audio_input`.
    pub(super) video_input: u64,
    /// Modalities inside `cache_read`.
    pub(super) audio_cached: u64,
    /// As `audio_cached`.
    pub(super) image_cached: u64,
    /// Modalities inside `output`.
    pub(super) audio_output: u64,
    /// As `audio_output`.
    pub(super) image_output: u64,
}

/// How long a written cache entry lives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum WriteLifetime {
    #[default]
    FiveMinutes,
    ThirtyMinutes,
    Hour,
    TwelveHours,
}

impl WriteLifetime {
    fn meter(self) -> Meter {
        match self {
            Self::FiveMinutes => Meter::CacheWrite5m,
            Self::ThirtyMinutes => Meter::CacheWrite30m,
            Self::Hour => Meter::CacheWrite1h,
            Self::TwelveHours => Meter::CacheWrite12h,
        }
    }
}

/// Whether the stated input includes what was read from and written to a cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// OpenAI, Gemini, Mistral …: it does.
    Inclusive,
    /// Anthropic, Bedrock: it is the uncached part alone.
    Exclusive,
    /// A mapping may state each part on its own: reads included, writes included.
    Stated(bool, bool),
    /// Not told by the names; the total decides, else the guess, which is then counted as unresolved.
    Unknown {
        /// Believed when nothing decides.
        guess_exclusive: bool,
    },
}

/// Whether the stated output includes reasoning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reasoning {
    /// Inside, unless the total proves otherwise.
    Inside,
    /// Beside it.
    Outside,
}

/// What could not be resolved from the record itself; counted, not fatal.
pub(super) const UNRESOLVED: &str = "not told whether input tokens include cached ones";
/// A record that states only a total.
pub(super) const ONLY_TOTAL: &str = "only a total of tokens is stated; counted as input";
/// Parts that do not add up to the stated total in any known way.
pub(super) const TOTAL_MISMATCH: &str = "parts do not add up to the stated total of tokens";
/// Cached tokens exceed the input they should be part of.
pub(super) const CACHE_EXCEEDS: &str = "more cached tokens than input; taken as stated apart";

impl Stated {
    /// Disjoint meters, and what the user should know about how they were found.
    pub(super) fn disjoint(
        &self,
        input: Input,
        reasoning: Reasoning,
    ) -> (Meters, Option<&'static str>) {
        let mut meters = Meters::default();
        if self.input.is_none() && self.output.is_none() {
            let parts = self.read().saturating_add(self.write());
            if let Some(total) = self.total.filter(|_| parts == 0) {
                meters[Meter::UncachedInput] = total;
                return (meters, Some(ONLY_TOTAL));
            }
        }
        let (reads_inside, writes_inside, mut note) = self.inclusion(input);
        let inside = self.inside(reads_inside, writes_inside);
        let stated_input = self.input.unwrap_or(inside);
        let all_input = stated_input
            .saturating_sub(inside)
            .saturating_add(self.read())
            .saturating_add(self.write());
        let (all_output, output_note) = self.all_output(all_input, reasoning);
        note = note.or(output_note);
        self.input_meters(stated_input.saturating_sub(inside), &mut meters);
        self.output_meters(all_output, &mut meters);
        (meters, note)
    }

    fn read(&self) -> u64 {
        self.cache_read.unwrap_or(0)
    }

    /// Writes of all lifetimes; the parts alone where no sum is stated.
    fn write(&self) -> u64 {
        let parts = self
            .written
            .iter()
            .fold(0_u64, |sum, part| sum.saturating_add(part.1));
        self.cache_write.unwrap_or(0).max(parts)
    }

    /// How much of the input is cached, given which cached parts are inside it.
    fn inside(&self, reads: bool, writes: bool) -> u64 {
        let read = if reads { self.read() } else { 0 };
        let write = if writes { self.write() } else { 0 };
        read.saturating_add(write)
    }

    /// Whether reads and writes are inside the input.
    fn inclusion(&self, input: Input) -> (bool, bool, Option<&'static str>) {
        let stated = self.input.unwrap_or(0);
        let cached = self.read().saturating_add(self.write());
        let fits = |reads: bool, writes: bool| self.inside(reads, writes) <= stated;
        match input {
            _ if cached == 0 => (false, false, None),
            Input::Stated(reads, writes) if fits(reads, writes) => (reads, writes, None),
            Input::Exclusive => (false, false, None),
            Input::Inclusive if fits(true, true) => (true, true, None),
            Input::Inclusive | Input::Stated(..) => (false, false, Some(CACHE_EXCEEDS)),
            Input::Unknown { .. } if !fits(true, true) => (false, false, None),
            Input::Unknown { guess_exclusive } => {
                let parts = stated.saturating_add(self.output.unwrap_or(0));
                match self.total {
                    Some(total) if total == parts => (true, true, None),
                    Some(total) if total == parts.saturating_add(cached) => (false, false, None),
                    _ => (!guess_exclusive, !guess_exclusive, Some(UNRESOLVED)),
                }
            }
        }
    }

    /// Output with reasoning: where reasoning is stated beside it, or the total shows that it is.
    fn all_output(&self, all_input: u64, convention: Reasoning) -> (u64, Option<&'static str>) {
        let output = self.output.unwrap_or(0);
        let reasoning = self.reasoning.unwrap_or(0);
        let with_reasoning = output.saturating_add(reasoning);
        if convention == Reasoning::Outside || reasoning > output {
            return (with_reasoning, None);
        }
        let Some(total) = self.total else {
            return (output, None);
        };
        let stated_input = self.input.unwrap_or(0);
        let sums_to = |output: u64| {
            total == all_input.saturating_add(output)
                || total == stated_input.saturating_add(output)
        };
        if sums_to(output) {
            (output, None)
        } else if sums_to(with_reasoning) {
            (with_reasoning, None)
        } else {
            (output, Some(TOTAL_MISMATCH))
        }
    }

    /// Splits the uncached input by modality, the cached input by modality, the writes by lifetime.
    fn input_meters(&self, uncached: u64, meters: &mut Meters) {
        let audio = self.audio_input.saturating_sub(self.audio_cached);
        let image = self.image_input.saturating_sub(self.image_cached);
        let modal = audio.saturating_add(image).saturating_add(self.video_input);
        // Where modalities do not fit into the uncached part they are no split of it.
        if let Some(text) = uncached.checked_sub(modal) {
            meters[Meter::UncachedInput] = text;
            meters[Meter::AudioInput] = audio;
            meters[Meter::ImageInput] = image;
            meters[Meter::VideoInput] = self.video_input;
        } else {
            meters[Meter::UncachedInput] = uncached;
        }
        let modal = self.audio_cached.saturating_add(self.image_cached);
        if let Some(text) = self.read().checked_sub(modal) {
            meters[Meter::CacheRead] = text;
            meters[Meter::AudioCacheRead] = self.audio_cached;
            meters[Meter::ImageCacheRead] = self.image_cached;
        } else {
            meters[Meter::CacheRead] = self.read();
        }
        let mut unspecified = self.write();
        for (lifetime, tokens) in self.written {
            let meter = &mut meters[lifetime.meter()];
            *meter = meter.saturating_add(tokens);
            unspecified = unspecified.saturating_sub(tokens);
        }
        meters[Meter::CacheWrite] = unspecified;
    }

    fn output_meters(&self, output: u64, meters: &mut Meters) {
        let modal = self.audio_output.saturating_add(self.image_output);
        if let Some(text) = output.checked_sub(modal) {
            meters[Meter::Output] = text;
            meters[Meter::AudioOutput] = self.audio_output;
            meters[Meter::ImageOutput] = self.image_output;
        } else {
            meters[Meter::Output] = output;
        }
        meters[Meter::Reasoning] = self.reasoning.unwrap_or(0).min(meters[Meter::Output]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stated(input: u64, output: u64, read: u64, write: u64) -> Stated {
        Stated {
            input: Some(input),
            output: Some(output),
            cache_read: Some(read),
            cache_write: Some(write),
            ..Stated::default()
        }
    }

    const UNKNOWN: Input = Input::Unknown {
        guess_exclusive: false,
    };

    #[test]
    fn inclusive_input_loses_its_cached_parts_and_exclusive_keeps_them() {
        let counts = stated(2006, 300, 1920, 0);
        let (meters, note) = counts.disjoint(Input::Inclusive, Reasoning::Inside);
        assert_eq!(
            (meters[Meter::UncachedInput], meters.input(), note),
            (86, 2006, None)
        );
        let (meters, note) = counts.disjoint(Input::Exclusive, Reasoning::Inside);
        assert_eq!(
            (meters[Meter::UncachedInput], meters.input(), note),
            (2006, 3926, None)
        );
    }

    #[test]
    fn a_total_decides_what_names_leave_open() {
        let mut counts = stated(1000, 50, 300, 100);
        counts.total = Some(1050);
        assert_eq!(counts.disjoint(UNKNOWN, Reasoning::Inside).0.input(), 1000);
        counts.total = Some(1450);
        assert_eq!(counts.disjoint(UNKNOWN, Reasoning::Inside).0.input(), 1400);
        counts.total = None;
        let (meters, note) = counts.disjoint(UNKNOWN, Reasoning::Inside);
        assert_eq!((meters.input(), note), (1000, Some(UNRESOLVED)));
        let more_cached = stated(100, 5, 300, 0);
        let (meters, note) = more_cached.disjoint(UNKNOWN, Reasoning::Inside);
        assert_eq!((meters.input(), note), (400, None));
    }

    #[test]
    fn reasoning_beside_the_output_is_added_when_the_total_proves_it() {
        let mut counts = stated(300, 200, 128, 0);
        counts.reasoning = Some(150);
        counts.total = Some(650);
        let (meters, _) = counts.disjoint(Input::Inclusive, Reasoning::Inside);
        assert_eq!((meters.output(), meters[Meter::Reasoning]), (350, 150));
        counts.total = Some(500);
        let (meters, _) = counts.disjoint(Input::Inclusive, Reasoning::Inside);
        assert_eq!(meters.output(), 200);
        counts.total = Some(501);
        let (_, note) = counts.disjoint(Input::Inclusive, Reasoning::Inside);
        assert_eq!(note, Some(TOTAL_MISMATCH));
    }

    proptest! {
        /// Nothing is lost or counted twice, whatever the split.
        #[test]
        fn inclusive_parts_add_up_to_the_stated_input(
            parts in prop::array::uniform6(0_u64..1000),
            output in prop::array::uniform3(0_u64..1000),
        ) {
            let [text, read, write, audio, image, audio_cached] = parts;
            let counts = Stated {
                input: Some(text + read + write + audio + image + audio_cached),
                output: Some(output.iter().sum()),
                cache_read: Some(read + audio_cached),
                cache_write: Some(write),
                audio_input: audio + audio_cached,
                audio_cached,
                image_input: image,
                audio_output: output[0],
                reasoning: Some(output[1]),
                ..Stated::default()
            };
            let (meters, note) = counts.disjoint(Input::Inclusive, Reasoning::Inside);
            prop_assert_eq!(note, None);
            prop_assert_eq!(Some(meters.input()), counts.input);
            prop_assert_eq!(Some(meters.output()), counts.output);
            prop_assert_eq!(meters[Meter::UncachedInput], text);
            prop_assert_eq!(meters[Meter::AudioInput], audio);
            prop_assert_eq!(meters[Meter::CacheRead], read);
        }
    }
}
