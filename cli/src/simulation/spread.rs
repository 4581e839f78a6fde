//! How times are spread: shares of all, each over a stretch.

use chrono::TimeDelta;

use super::dice::Dice;

/// A share of all, evenly over the whole numbers from `from` to `to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Piece<U> {
    pub(crate) share: f64,
    pub(crate) unit: U,
    pub(crate) from: i64,
    pub(crate) to: i64,
}

/// Pieces whose shares are at most 1 together. What is missing to 1 is the share to which it never happens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spread<U>(pub(crate) Vec<Piece<U>>);

/// What the numbers of a day of action count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// Days since it first became possible.
    AfterOpening,
    /// Hundredths of the way from there to the deadline.
    Way,
    /// Days before the last day of the deadline.
    BeforeDeadline,
    /// Days since the last day of the deadline.
    AfterDeadline,
}

/// What the numbers of a lapse count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lapse {
    Minutes,
    Hours,
    Days,
}

impl Lapse {
    fn minutes(self) -> i64 {
        match self {
            Self::Minutes => 1,
            Self::Hours => 60,
            Self::Days => 24 * 60,
        }
    }
}

impl<U: Copy> Spread<U> {
    /// A piece, and a number of it; `None` where it never happens.
    pub(crate) fn draw(&self, dice: &mut Dice) -> Option<(U, i64)> {
        let mut left = dice.share();
        for piece in &self.0 {
            if left < piece.share {
                return Some((piece.unit, dice.between(piece.from, piece.to)));
            }
            left -= piece.share;
        }
        None
    }

    /// Its shares together.
    pub(crate) fn total(&self) -> f64 {
        self.0.iter().map(|piece| piece.share).sum()
    }
}

impl Spread<Lapse> {
    /// How long it takes, to the minute; `None` for never.
    pub(crate) fn lapse(&self, dice: &mut Dice) -> Option<TimeDelta> {
        let mut left = dice.share();
        for piece in &self.0 {
            if left < piece.share {
                let unit = piece.unit.minutes();
                let minutes = dice.between(piece.from.saturating_mul(unit), piece.to.saturating_mul(unit));
                return TimeDelta::try_minutes(minutes);
            }
            left -= piece.share;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_to_one_never_happens() {
        let spread = Spread(vec![Piece { share: 0.25, unit: Lapse::Hours, from: 1, to: 2 }]);
        let mut dice = Dice::of(1, 1);
        let drawn: Vec<Option<TimeDelta>> = (0..4000).map(|_| spread.lapse(&mut dice)).collect();
        let happened: Vec<i64> = drawn.iter().flatten().map(TimeDelta::num_minutes).collect();
        assert!((900..1100).contains(&happened.len()), "{}", happened.len());
        assert!(happened.iter().all(|minutes| (60..=120).contains(minutes)));
        assert!(Spread::<Lapse>(Vec::new()).lapse(&mut dice).is_none());
    }
}
