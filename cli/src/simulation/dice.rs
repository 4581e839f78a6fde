//! Chance that can be repeated: a stream of numbers for each institute, given by the seed and the institute's number alone.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::Rng as _;

/// How many numbers lie between the beginnings of two institutes. It is odd, since the low bits of such a generator come
/// round in powers of two; and no institute draws nearly as many.
const STRIDE: u128 = 65_537;

/// PCG's own default stream.
const STREAM: u128 = 0x0a02_bdbf_7bb3_c0a7_ac28_fa16_a64a_bf96;

/// The stream of one institute: its stretch of the one sequence that belongs to a seed.
///
/// The generator is `pcg64` (PCG XSL RR 128/64), which is defined by its algorithm and not by the version of a crate;
/// shares and ranges are made of its numbers here, so they are as stable.
#[derive(Clone, Debug)]
pub(crate) struct Dice(Pcg64);

impl Dice {
    /// The stream of the institute of this number.
    pub(crate) fn of(seed: u64, institute: u32) -> Self {
        let mut sequence = Pcg64::new(u128::from(seed), STREAM);
        sequence.advance(u128::from(institute) * STRIDE);
        Self(sequence)
    }

    /// A number from 0 to below 1, in steps of 2⁻⁵³.
    pub(crate) fn share(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
        let bits = (self.0.next_u64() >> 11) as f64;
        bits * (1.0 / 9_007_199_254_740_992.0)
    }

    /// True in this share of all cases.
    pub(crate) fn happens(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// A whole number from 0 to below `bound`; 0 where that is nothing.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        // The high half of the product: what is drawn more often than it should is so by less than 2⁻³² for bounds of days.
        let product = u128::from(self.0.next_u64()) * u128::from(bound);
        u64::try_from(product >> 64).unwrap_or_default()
    }

    /// A number from one to another, both included.
    pub(crate) fn between(&mut self, from: i64, to: i64) -> i64 {
        let width = to.saturating_sub(from).saturating_add(1);
        let drawn = self.below(u64::try_from(width).unwrap_or_default());
        from.saturating_add(i64::try_from(drawn).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_depends_on_seed_and_institute_alone() {
        let first = |seed, institute| Dice::of(seed, institute).share().to_bits();
        assert_eq!(first(7, 3), first(7, 3));
        assert_ne!(first(7, 3), first(7, 4));
        assert_ne!(first(7, 3), first(8, 3));
    }

    /// Pinned, so that a change of the generator cannot go unseen: stored reports would no longer be repeatable.
    #[test]
    fn the_sequence_never_changes() {
        let mut dice = Dice::of(42, 0);
        let drawn: Vec<u64> = (0..3).map(|_| dice.0.next_u64()).collect();
        assert_eq!(drawn, PINNED);
    }

    const PINNED: [u64; 3] =
        [9_175_663_511_918_380_246, 10_242_628_652_808_598_733, 9_788_821_050_650_074_150];

    #[test]
    fn neighbours_are_independent() {
        let drawn: Vec<f64> = (0..20_000).map(|institute| Dice::of(1, institute).share()).collect();
        let mean = |values: &mut dyn Iterator<Item = f64>| {
            let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
            sum / f64::from(count)
        };
        assert!((mean(&mut drawn.iter().copied()) - 0.5).abs() < 0.01);
        let products = &mut drawn.windows(2).map(|pair| (pair[0] - 0.5) * (pair[1] - 0.5));
        assert!(mean(products).abs() < 0.003);
    }

    #[test]
    fn ranges_include_both_ends() {
        let mut dice = Dice::of(1, 1);
        let drawn: Vec<i64> = (0..1000).map(|_| dice.between(3, 5)).collect();
        assert!(
            (3..=5).all(|value| drawn.contains(&value)) && drawn.iter().all(|value| (3..=5).contains(value))
        );
        assert_eq!(dice.below(0), 0);
    }
}
