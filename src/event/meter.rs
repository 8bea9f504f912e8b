//! Token counts in disjoint buckets: what a provider prices apart is counted apart.

use std::ops::{Index, IndexMut};

/// A kind of token with a price of its own. All but [`Meter::Reasoning`] are disjoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meter {
    /// Input that was neither read from nor written to a cache, without the modalities below.
    UncachedInput,
    /// Input read from a cache.
    CacheRead,
    /// Input written to a cache that lives 5 minutes.
    CacheWrite5m,
    /// Input written to a cache that lives 30 minutes.
    CacheWrite30m,
    /// Input written to a cache that lives an hour.
    CacheWrite1h,
    /// Input written to a cache that lives 12 hours.
    CacheWrite12h,
    /// Input written to a cache whose lifetime is not stated.
    CacheWrite,
    /// Output, reasoning included, without the modalities below.
    Output,
    /// The part of [`Meter::Output`] that was reasoning; never added to it.
    Reasoning,
    /// Uncached audio input.
    AudioInput,
    /// Audio input read from a cache.
    AudioCacheRead,
    /// Audio output.
    AudioOutput,
    /// Uncached image input.
    ImageInput,
    /// Image input read from a cache.
    ImageCacheRead,
    /// Image output.
    ImageOutput,
    /// Video input.
    VideoInput,
}

impl Meter {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Every meter, in declaration order.
    pub const ALL: [Self; 16] = [
        Self::UncachedInput,
        Self::CacheRead,
        Self::CacheWrite5m,
        Self::CacheWrite30m,
        Self::CacheWrite1h,
        Self::CacheWrite12h,
        Self::CacheWrite,
        Self::Output,
        Self::Reasoning,
        Self::AudioInput,
        Self::AudioCacheRead,
        Self::AudioOutput,
        Self::ImageInput,
        Self::ImageCacheRead,
        Self::ImageOutput,
        Self::VideoInput,
    ];

    /// All that is input: together the total input of a call.
    pub const INPUT: [Self; 12] = [
        Self::UncachedInput,
        Self::CacheRead,
        Self::CacheWrite5m,
        Self::CacheWrite30m,
        Self::CacheWrite1h,
        Self::CacheWrite12h,
        Self::CacheWrite,
        Self::AudioInput,
        Self::AudioCacheRead,
        Self::ImageInput,
        Self::ImageCacheRead,
        Self::VideoInput,
    ];

    /// All that is read from a cache.
    pub const CACHE_READ: [Self; 3] = [Self::CacheRead, Self::AudioCacheRead, Self::ImageCacheRead];

    /// All that is written to a cache.
    pub const CACHE_WRITE: [Self; 5] = [
        Self::CacheWrite5m,
        Self::CacheWrite30m,
        Self::CacheWrite1h,
        Self::CacheWrite12h,
        Self::CacheWrite,
    ];

    /// All that is output: together the total output of a call.
    pub const OUTPUT: [Self; 3] = [Self::Output, Self::AudioOutput, Self::ImageOutput];

    /// The name in price books, JSON and on disk.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::UncachedInput => "input",
            Self::CacheRead => "cache_read",
            Self::CacheWrite5m => "cache_write_5m",
            Self::CacheWrite30m => "cache_write_30m",
            Self::CacheWrite1h => "cache_write_1h",
            Self::CacheWrite12h => "cache_write_12h",
            Self::CacheWrite => "cache_write",
            Self::Output => "output",
            Self::Reasoning => "reasoning",
            Self::AudioInput => "audio_input",
            Self::AudioCacheRead => "audio_cache_read",
            Self::AudioOutput => "audio_output",
            Self::ImageInput => "image_input",
            Self::ImageCacheRead => "image_cache_read",
            Self::ImageOutput => "image_output",
            Self::VideoInput => "video_input",
        }
    }

    /// The meter of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|meter| meter.name() == name)
    }
}

/// A token count per [`Meter`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meters(pub [u64; Meter::COUNT]);

impl Meters {
    /// Total input: uncached, cached, written and every modality.
    #[must_use]
    pub fn input(&self) -> u64 {
        self.sum(&Meter::INPUT)
    }

    /// Total output, reasoning included.
    #[must_use]
    pub fn output(&self) -> u64 {
        self.sum(&Meter::OUTPUT)
    }

    /// Total input and output.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.input().saturating_add(self.output())
    }

    /// The input alone.
    #[must_use]
    pub fn inputs(&self) -> Self {
        let mut inputs = Self::default();
        for meter in Meter::INPUT {
            inputs[meter] = self[meter];
        }
        inputs
    }

    /// The sum of some meters.
    #[must_use]
    pub fn sum(&self, meters: &[Meter]) -> u64 {
        meters
            .iter()
            .fold(0, |sum, meter| sum.saturating_add(self[*meter]))
    }
}

impl Index<Meter> for Meters {
    type Output = u64;
    fn index(&self, meter: Meter) -> &u64 {
        &self.0[meter as usize]
    }
}

impl IndexMut<Meter> for Meters {
    fn index_mut(&mut self, meter: Meter) -> &mut u64 {
        &mut self.0[meter as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::Meter;

    #[test]
    fn the_list_is_in_declaration_order_and_input_output_partition_it() {
        for (place, meter) in Meter::ALL.into_iter().enumerate() {
            assert_eq!(meter as usize, place);
            assert_eq!(Meter::named(meter.name()), Some(meter));
        }
        let parts = Meter::INPUT.len() + Meter::OUTPUT.len() + 1; // reasoning is a part of output
        assert_eq!(parts, Meter::COUNT);
    }
}
