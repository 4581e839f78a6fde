//! The form of what other modules own: texts, dates and instants, zones, schemes, values, announcements.

use std::sync::Arc;

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, Timelike as _};

use super::ImageError;
use super::form::{Form, Reader, Writer};
use crate::calendar::{Announcement, Instant, Zone, is_storable_date};
use crate::campaign::Hash;
use crate::campaign::value::Value;
use crate::identity::Scheme;
use crate::text::{Lang, Text};

/// One text for both languages stands once.
impl Form for Text {
    fn write(&self, to: &mut Writer) {
        let (it, en) = (self.get(Lang::It), self.get(Lang::En));
        to.text(it);
        (it != en).write(to);
        if it != en {
            to.text(en);
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let it = from.text();
        let en = if bool::read(from) { from.text() } else { it };
        Self::new(it, en)
    }
}

impl Form for Arc<Hash> {
    fn write(&self, to: &mut Writer) {
        to.bytes(&**self);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let mut hash = Hash::default();
        let bytes = from.bytes(hash.len());
        hash.iter_mut().zip(bytes).for_each(|(to, byte)| *to = *byte);
        Self::new(hash)
    }
}

impl Form for Zone {
    fn write(&self, to: &mut Writer) {
        to.text(self.name());
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let name = from.text();
        name.parse().unwrap_or_else(|_| {
            from.refuse(ImageError::UnknownZone(name.to_owned()));
            Self::UTC
        })
    }
}

impl Form for Scheme {
    fn write(&self, to: &mut Writer) {
        to.text(self.as_str());
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self::new(from.text())
    }
}

/// The days since the first of year 1.
impl Form for NaiveDate {
    fn write(&self, to: &mut Writer) {
        self.num_days_from_ce().write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let days = i32::read(from);
        Self::from_num_days_from_ce_opt(days)
            .filter(|day| is_storable_date(*day))
            .unwrap_or_else(|| from.damaged())
    }
}

/// The seconds since 1970, and what is beyond in nanoseconds. A stated day may begin or end a little beyond the years that can
/// be stored.
impl Form for Instant {
    fn write(&self, to: &mut Writer) {
        self.timestamp().write(to);
        self.timestamp_subsec_nanos().write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (seconds, nanoseconds) = (i64::read(from), u32::read(from));
        DateTime::from_timestamp(seconds, nanoseconds)
            .filter(|at| (-1..=10_000).contains(&at.year()))
            .unwrap_or_else(|| from.damaged())
    }
}

/// The seconds since midnight: hours are stated to the minute.
impl Form for NaiveTime {
    fn write(&self, to: &mut Writer) {
        self.num_seconds_from_midnight().write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let seconds = u32::read(from);
        Self::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_else(|| from.damaged())
    }
}

impl Form for Value {
    fn write(&self, to: &mut Writer) {
        match self {
            Self::Text(text) => (0u8.write(to), text.write(to)).1,
            Self::Bool(is) => (1u8.write(to), is.write(to)).1,
            Self::Integer(number) => (2u8.write(to), number.write(to)).1,
            Self::Date(day) => (3u8.write(to), day.write(to)).1,
            Self::Instant(at) => (4u8.write(to), at.write(to)).1,
            Self::Texts(texts) => (5u8.write(to), texts.write(to)).1,
            // Only an argument of a command is a person; a definition has no way to state one.
            Self::Person(_) => Self::Text(Box::default()).write(to),
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        match u8::read(from) {
            0 => Self::Text(Form::read(from)),
            1 => Self::Bool(Form::read(from)),
            2 => Self::Integer(Form::read(from)),
            3 => Self::Date(Form::read(from)),
            4 => Self::Instant(Form::read(from)),
            5 => Self::Texts(Form::read(from)),
            _ => from.no_variant(),
        }
    }
}

impl Form for Announcement {
    fn write(&self, to: &mut Writer) {
        to.text(self.moment());
        self.at().write(to);
        self.known_from().write(to);
        self.act().map(Box::<str>::from).write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let announced = Self::new(from.text(), Instant::read(from), Instant::read(from));
        match Option::<Box<str>>::read(from) {
            Some(act) => announced.by_act(act),
            None => announced,
        }
    }
}
