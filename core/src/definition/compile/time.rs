//! Moments and windows.

use chrono::{Datelike as _, NaiveDate};

use super::super::problem::ProblemCode;
use super::super::reader::{Item, Reader};
use super::super::wording::Wording;
use super::names::resolve;
use super::{Compiler, collect, refuse_circles, text_of};
use crate::campaign::moment::{Edge, Moment, Origin, Shift, Year, day_of_year};
use crate::campaign::{
    Bound, FactId, MilestoneId, MomentId, NamedMoment, Registry, Scope, ValueKind, Window, WindowId,
    circular_moments, mark_moments_of_members,
};

impl Compiler {
    pub(super) fn moments(&self, root: &mut Reader<'_>) -> Registry<MomentId, NamedMoment> {
        let mut moments = collect(root.named("moments"), |item| self.named_moment(item));
        refuse_circles(root, "moments", circular_moments(&moments));
        mark_moments_of_members(&mut moments, |origin| self.is_counted_from_a_member(origin));
        moments
    }

    fn named_moment(&self, item: &Item<'_>) -> Option<NamedMoment> {
        let mut table = item.table()?;
        let title = text_of(table.get("title"));
        let cites = self.cites(&mut table).unwrap_or_default();
        let from = table.get("from");
        let through = table.get("through");
        let earliest = table.get("earliest");
        let latest = table.get("latest");
        let announced = table.get("announced").and_then(|item| item.bool()).unwrap_or(false);
        let hour = table.get("at").map(|item| (item.clone(), item.time()));
        let weekday = table.get("weekday");
        let stated = [&from, &through, &earliest, &latest].into_iter().flatten().count();
        table.expect_one(stated + usize::from(announced), Wording::ONE_WAY_TO_STATE);
        table.finish();
        let day = from.as_ref().or(through.as_ref());
        if let Some((item, _)) = hour.as_ref().filter(|_| day.is_none()) {
            item.no_meaning("at", Wording::HOUR_OF_A_DAY);
        }
        if let Some(item) = weekday.as_ref().filter(|_| day.is_none_or(Item::is_table)) {
            item.no_meaning("weekday", Wording::WEEKDAY_OF_A_DATE);
        }
        let hour = match hour {
            Some((_, None)) => return None,
            Some((_, time)) => time,
            None => None,
        };
        let (origin, edge) = match (from, through) {
            (Some(item), _) => (Some(item), hour.map_or(Edge::From, Edge::FromHour)),
            (_, Some(item)) => (Some(item), hour.map_or(Edge::Through, Edge::ThroughMinute)),
            _ => (None, Edge::From),
        };
        let moment = match (origin, earliest, latest) {
            (Some(item), ..) => self.moment_at(&item, edge, weekday.as_ref())?,
            (_, Some(item), _) => Moment::Extreme { of: self.origins(&item), latest: false },
            (_, _, Some(item)) => Moment::Extreme { of: self.origins(&item), latest: true },
            _ => Moment::Announced,
        };
        let scope = Scope::Case; // until all of them are known
        Some(NamedMoment { title, scope, moment, edge, cites })
    }

    /// A date, the name of another moment, or a table that computes one.
    fn moment_at(&self, item: &Item<'_>, edge: Edge, weekday: Option<&Item<'_>>) -> Option<Moment> {
        if item.is_table() {
            return self.computed(item, edge);
        }
        if let Some(name) = item.node().as_text().filter(|text| self.names.moments.find(text).is_some()) {
            item.wrong_value(name, Wording::counted_from(name));
            return None;
        }
        let day = item.date()?;
        if let Some(item) = weekday {
            check_weekday(item, day);
        }
        Some(Moment::Stated(edge.of(day, self.zone, crate::calendar::Instant::MIN_UTC)))
    }

    fn computed(&self, item: &Item<'_>, edge: Edge) -> Option<Moment> {
        let mut table = item.table()?;
        let after = table.get("after");
        let before = table.get("before");
        let count = |item: Option<Item<'_>>| item.and_then(|item| item.count()).unwrap_or(0);
        let days = count(table.get("days"));
        let months = count(table.get("months")) + 12 * count(table.get("years"));
        let to_year_end = table.get("snap").is_some_and(|item| {
            let year_end = item.text() == Some("year_end");
            if !year_end {
                item.wrong_value(item.text().unwrap_or_default(), "year_end");
            }
            year_end
        });
        let same_time = table.get("same_time").and_then(|item| item.bool()).unwrap_or(false);
        let is_itself = origins_stated(&table) > 0;
        let itself = self.origin_in(&mut table);
        let bases = [after.is_some(), before.is_some(), is_itself];
        table.expect_one(bases.into_iter().filter(|is| *is).count(), Wording::ONE_BASE);
        table.finish();
        let sign = if before.is_some() { -1 } else { 1 };
        let base = if is_itself { itself? } else { self.origin(&after.or(before)?)? };
        let months = sign * i32::try_from(months).unwrap_or(i32::MAX);
        let days = i64::from(sign) * i64::try_from(days).unwrap_or(i64::MAX);
        if same_time && matches!(edge, Edge::FromHour(_) | Edge::ThroughMinute(_)) {
            item.tell(item.problem(ProblemCode::Contradiction).expecting(Wording::AT_OR_SAME_TIME));
        }
        let edge = if same_time { Edge::SameTime } else { edge };
        Some(Moment::Computed { base, shift: Shift { months, days, to_year_end }, edge })
    }

    fn origins(&self, item: &Item<'_>) -> Vec<Origin> {
        let items = item.list();
        if item.is_empty_list() {
            item.nothing();
        }
        items.iter().filter_map(|item| self.origin(item)).collect()
    }

    /// A moment by name, or a table that says where an instant comes from.
    fn origin(&self, item: &Item<'_>) -> Option<Origin> {
        if !item.is_table() {
            return self.moment(item).map(Origin::Moment);
        }
        let mut table = item.table()?;
        if origins_stated(&table) == 0 {
            table.tell(ProblemCode::MissingKey, |problem| problem.expecting(Wording::AN_ORIGIN));
        }
        let origin = self.origin_in(&mut table);
        table.finish();
        origin
    }

    /// `fact = …`, `parameter = …`, `entered = { track = "state" }`, or a `day` of a `month` in a `year`: the first of them that stands
    /// there.
    fn origin_in(&self, table: &mut Reader<'_>) -> Option<Origin> {
        if origins_stated(table) > 1 {
            table.tell(ProblemCode::Contradiction, |problem| problem.expecting(Wording::ONE_ORIGIN));
        }
        let fact = table.get("fact").and_then(|item| self.temporal(&item, self.fact(&item)));
        let parameter = table.get("parameter").and_then(|item| self.temporal(&item, self.parameter(&item)));
        let entered = self.entered(table).map(Origin::Entered);
        let yearly = if table.has("month") { self.yearly(table) } else { None };
        fact.or(parameter).or(entered).or(yearly)
    }

    /// A fact or parameter that says when.
    fn temporal(&self, item: &Item<'_>, fact: Option<FactId>) -> Option<Origin> {
        let fact = fact?;
        let kind = self.names.type_of(fact).map(|declared| declared.kind);
        if kind.is_some_and(|kind| !matches!(kind, ValueKind::Date | ValueKind::Instant)) {
            item.wrong_value(item.text().unwrap_or_default(), Wording::TEMPORAL);
        }
        Some(Origin::Fact(fact))
    }

    /// `{ month = 3, day = 2, year = 2026 }`, or the year in a parameter or fact of type `integer`.
    fn yearly(&self, table: &mut Reader<'_>) -> Option<Origin> {
        let month = table.require("month").and_then(|item| item.count_up_to(12));
        let day = table.require("day").and_then(|item| item.count_up_to(31));
        let year = table.require("year").and_then(|item| self.year(&item));
        let (month, day, year) = (month?, day?, year?);
        // Every day of a year is one of a leap year.
        if day_of_year(2024, month, day).is_none_or(|found| found.day() != day) {
            table.tell(ProblemCode::WrongValue, |problem| {
                problem.finding(format!("{day}/{month}")).expecting(Wording::DAY_OF_MONTH)
            });
        }
        Some(Origin::Yearly { month, day, year })
    }

    fn year(&self, item: &Item<'_>) -> Option<Year> {
        if !item.is_table() {
            let year = item.integer()?;
            if !(0..=9999).contains(&year) {
                item.wrong_value(&year.to_string(), Wording::YEAR);
            }
            return Some(Year::Stated(year));
        }
        let mut table = item.table()?;
        let fact = table.get("fact").map(|item| (self.fact(&item), item));
        let parameter = table.get("parameter").map(|item| (self.parameter(&item), item));
        table.expect_one([&fact, &parameter].into_iter().flatten().count(), Wording::FACT_OR_PARAMETER);
        table.finish();
        let (fact, item) = fact.or(parameter)?;
        let kind = fact.and_then(|fact| self.names.type_of(fact)).map(|declared| declared.kind);
        if kind.is_some_and(|kind| kind != ValueKind::Integer) {
            item.wrong_value(item.text().unwrap_or_default(), Wording::value_of(ValueKind::Integer));
        }
        fact.map(Year::Fact)
    }

    /// `entered = { track = "state" }`: exactly one track.
    fn entered(&self, table: &mut Reader<'_>) -> Option<MilestoneId> {
        let named = table.some_named("entered");
        if named.len() > 1 {
            table.tell(ProblemCode::Contradiction, |problem| problem.expecting(Wording::ONE_TRACK));
        }
        let named = named.first()?;
        let track = self.track(named)?;
        self.state(track, &named.item).and_then(|state| self.milestone(track, state))
    }

    pub(super) fn moment(&self, item: &Item<'_>) -> Option<MomentId> {
        resolve(item, Wording::MOMENT, &self.names.moments)
    }

    pub(super) fn fact(&self, item: &Item<'_>) -> Option<FactId> {
        resolve(item, Wording::FACT, &self.names.facts)
    }

    pub(super) fn parameter(&self, item: &Item<'_>) -> Option<FactId> {
        let name = item.text()?;
        let parameter = self.names.facts.find(name).filter(|id| self.names.is_parameter(*id));
        if parameter.is_none() {
            item.unknown_name(Wording::PARAMETER, name, self.names.parameters());
        }
        parameter
    }

    pub(super) fn windows(
        &self,
        root: &mut Reader<'_>,
        moments: &Registry<MomentId, NamedMoment>,
    ) -> Registry<WindowId, Window> {
        let stated = |bound: Option<Bound>| match bound {
            Some(Bound::Moment(id)) => match moments.get(id).map(|named| &named.moment) {
                Some(Moment::Stated(at)) => Some(*at),
                _ => None,
            },
            _ => None,
        };
        collect(root.named("windows"), |item| {
            let mut table = item.table()?;
            let title = text_of(table.get("title"));
            let from = table.get("from").map(|item| self.bound(&item));
            let until = table.get("until").map(|item| self.bound(&item));
            if from.is_none() && until.is_none() {
                table.tell(ProblemCode::MissingKey, |problem| problem.expecting(Wording::A_BOUND));
            }
            let (from, until) = (from.flatten(), until.flatten());
            if stated(from).zip(stated(until)).is_some_and(|(from, until)| until <= from) {
                table.tell(ProblemCode::Contradiction, |problem| {
                    problem.expecting(Wording::ENDS_AFTER_IT_BEGINS)
                });
            }
            table.finish();
            Some(Window { title, from, until })
        })
    }

    fn bound(&self, item: &Item<'_>) -> Option<Bound> {
        if !item.is_table() {
            return self.moment(item).map(Bound::Moment);
        }
        let mut table = item.table()?;
        let milestone = self.entered(&mut table);
        if table.get("entered").is_none() {
            table.tell(ProblemCode::MissingKey, |problem| problem.expecting("`entered`"));
        }
        table.finish();
        milestone.map(Bound::Milestone)
    }
}

/// In how many ways a table says where an instant comes from.
fn origins_stated(table: &Reader<'_>) -> usize {
    ["fact", "parameter", "entered", "month"].into_iter().filter(|key| table.has(key)).count()
}

/// An act that says "lunedì 06/10/2025" can be checked.
fn check_weekday(item: &Item<'_>, day: NaiveDate) {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let Some(stated) = item.text() else { return };
    let index = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default();
    let actual = NAMES.get(index).copied().unwrap_or_default();
    if !NAMES.contains(&stated) {
        item.unknown_word(stated, NAMES);
    } else if stated != actual {
        item.tell(item.problem(ProblemCode::Weekday).finding(stated).expecting(actual));
    }
}
