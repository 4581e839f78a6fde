//! How likely the next bit is 1: what has been seen in several contexts, mixed by how far each has been right until now.
//!
//! The method is the logistic mixing of context models (Matt Mahoney, *Adaptive Weighing of Context Models for Lossless Data
//! Compression*, Florida Tech, 2005), in whole numbers, so that every machine foresees the same.

/// So many contexts look at each bit.
pub(crate) const CONTEXTS: usize = 4;

/// What was seen in one context: in twelve bits the chance of a 1, in 4096ths, and in four how much it stands on.
#[derive(Clone, Copy)]
struct Seen(u16);

impl Seen {
    const NOTHING: Self = Self(2048 << 4);

    const fn chance(self) -> u16 {
        self.0 >> 4
    }

    /// The more was seen, the less one bit more changes.
    fn and(self, bit: bool) -> Self {
        let (chance, bits) = (i32::from(self.chance()), self.0 & 0xF);
        let missing = if bit { 4095 - chance } else { -chance };
        let step = (missing * STEPS.get(usize::from(bits)).copied().unwrap_or_default() + 0x8000) >> 16;
        let chance = self.chance().saturating_add_signed(i16::try_from(step).unwrap_or_default());
        Self(chance << 4 | (bits + 1).min(15))
    }
}

/// After so many bits, what part of the way the chance goes towards the next: of 65,536.
const STEPS: [i32; 16] = [
    43_690, 26_214, 18_724, 14_563, 11_915, 10_082, 8738, 7710, 6898, 6241, 5698, 5242, 3855, 3048, 2520,
    2148,
];

/// Everything learnt so far.
pub(crate) struct Prediction {
    /// By the hash of a context and bit. Those that share a place disturb each other little.
    seen: Vec<Seen>,
    /// How much the contexts count, in 65,536ths, by the kind of bit.
    weights: Vec<[i32; CONTEXTS]>,
    /// The inverse of [`logistic`], of each chance in 4096ths.
    logits: Vec<i16>,
}

/// There are `1 << PLACES` places: 2 MB, while a table is unpacked. Half of them would make the roll 2 % larger.
const PLACES: u32 = 20;
/// No context counts more, so that no product overflows.
const HEAVIEST: i32 = 1 << 19;

/// What is foreseen of a bit.
pub(crate) struct Foreseen {
    /// In how many of 65,536 cases it is 1. Neither is impossible.
    pub(crate) chance: u32,
    kind: usize,
    places: [usize; CONTEXTS],
    logits: [i32; CONTEXTS],
}

impl Prediction {
    /// For so many kinds of bits.
    pub(crate) fn new(kinds: usize) -> Self {
        Self {
            seen: vec![Seen::NOTHING; 1 << PLACES],
            weights: vec![[22_000; CONTEXTS]; kinds],
            logits: logits(),
        }
    }

    pub(crate) fn foresee(&self, kind: usize, contexts: [u32; CONTEXTS]) -> Foreseen {
        let places = contexts.map(|context| (context.wrapping_mul(0x9E37_79B1) >> (32 - PLACES)) as usize);
        let logits = places.map(|place| {
            let seen = self.seen.get(place).copied().unwrap_or(Seen::NOTHING);
            let logit = self.logits.get(usize::from(seen.chance())).copied().unwrap_or_default();
            i32::from(logit)
        });
        let weights = self.weights.get(kind).copied().unwrap_or_default();
        let mixed = weights.iter().zip(logits).map(|(weight, logit)| (weight * logit) >> 16).sum();
        Foreseen { chance: logistic(mixed), kind, places, logits }
    }

    pub(crate) fn learn(&mut self, foreseen: &Foreseen, bit: bool) {
        let error = (if bit { 65_535 } else { 0 }) - foreseen.chance.cast_signed();
        if let Some(weights) = self.weights.get_mut(foreseen.kind) {
            for (weight, logit) in weights.iter_mut().zip(foreseen.logits) {
                *weight = (*weight + ((logit * error) >> 15)).clamp(-HEAVIEST, HEAVIEST);
            }
        }
        for place in foreseen.places {
            if let Some(seen) = self.seen.get_mut(place) {
                *seen = seen.and(bit);
            }
        }
    }
}

/// `1 / (1 + exp(-x))` in 65,536ths, of `x` in 256ths.
fn logistic(x: i32) -> u32 {
    let x = (x.clamp(-2048, 2047) + 2048).cast_unsigned();
    let at = |index: u32| LOGISTIC.get(index as usize).copied().unwrap_or_default();
    let (index, beyond) = (x / 128, x % 128);
    (at(index) * (128 - beyond) + at(index + 1) * beyond) / 128
}

/// [`logistic`] of -8, -7.5 … 8; in between it is almost straight.
const LOGISTIC: [u32; 33] = [
    22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11_955, 17_625, 24_743, 32_768, 40_793,
    47_911, 53_581, 57_724, 60_565, 62_428, 63_615, 64_357, 64_816, 65_097, 65_269, 65_374, 65_438, 65_476,
    65_500, 65_514,
];

fn logits() -> Vec<i16> {
    let mut logits = Vec::with_capacity(4096);
    for x in -2047..2048 {
        let chance = logistic(x.into()) as usize / 16;
        while logits.len() <= chance {
            logits.push(x);
        }
    }
    logits.resize(4096, 2047);
    logits
}
