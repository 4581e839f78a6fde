// Generated from data/ by tables/generate.rs (`cargo xtask generate`). Do not edit.

/// By letter: 100 where every hundred is full, else 0.
#[rustfmt::skip]
pub(super) const FULL: [u8; 32] = [100, 100, 100, 100, 100, 100, 100, 100, 100, 0, 0, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/// Letters with gaps: how many numbers of each hundred are assigned, from its first on.
#[rustfmt::skip]
pub(super) const PARTIAL: [(u8, [u8; 16]); 2] = [
    (12, [100, 100, 100, 100, 40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    (25, [0, 62, 60, 69, 5, 34, 15, 36, 3, 8, 0, 0, 0, 0, 0, 0]),
];

/// What the two tables get wrong: letter, hundreds and rest of numbers never assigned.
#[rustfmt::skip]
pub(super) const HOLES: [(u8, u8, u8); 6] = [(0, 8, 14), (2, 1, 70), (2, 8, 43), (7, 0, 5), (8, 1, 41), (8, 2, 67)];
