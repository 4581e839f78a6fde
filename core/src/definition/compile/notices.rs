//! Notices: messages on a schedule, to those of whom a condition holds.

use super::super::problem::ProblemCode;
use super::super::reader::{Item, Named, Reader};
use super::super::wording::Wording;
use super::{Compiler, text_of};
use crate::campaign::moment::{Edge, Moment, Origin, Shift};
use crate::campaign::{Cites, Condition, MEMBER, MomentId, NamedMoment, Notice, NoticeId, Registry, Scope};
use crate::text::Text;

/// What every moment of a notice has in common.
struct Schedule<'n> {
    name: &'n str,
    title: Text,
    cites: Cites,
    base: MomentId,
    /// Days before it count backwards.
    sign: i64,
    hour: Edge,
}

impl Compiler {
    /// The notices. Each day of a schedule is a moment of its own, called `NOTICE/DAYS`: it fires as any other.
    pub(super) fn notices(
        &self,
        root: &mut Reader<'_>,
        moments: &mut Registry<MomentId, NamedMoment>,
    ) -> Registry<NoticeId, Notice> {
        let mut notices = Registry::default();
        for named in root.named("notices") {
            if let Some(notice) = self.notice(&named, moments) {
                notices.add(named.name, notice);
            }
        }
        notices
    }

    fn notice(&self, named: &Named<'_>, moments: &mut Registry<MomentId, NamedMoment>) -> Option<Notice> {
        let mut table = named.item.table()?;
        let text = text_of(table.get("text"));
        let title = text_of(table.get("title"));
        let cites = self.cites(&mut table).unwrap_or_default();
        let schedule = self.schedule(named.name, title, cites, &mut table);
        let days = table.get("days");
        let recipient = table.get("to");
        let condition_item = table.get("if");
        condition_item.iter().for_each(Self::refuse_asker);
        let condition = self.condition_at(&mut table, "if", None);
        let Some(schedule) = schedule else {
            refuse_unscheduled(&table, &condition);
            table.finish();
            return Some(Notice { text, ..Notice::default() });
        };
        let scope = moments.get(schedule.base).map_or(Scope::Case, |named| named.scope);
        let to = match &recipient {
            Some(item) => self.recipient(item),
            None => table.require("to").and_then(|item| self.recipient(&item)),
        };
        let looks_at_nobody = scope == Scope::Case && to.as_deref() != Some(MEMBER);
        if let Some(item) = condition_item.filter(|_| looks_at_nobody) {
            self.refuse_tests_on_members(&item);
        }
        let counts: Vec<usize> = match &days {
            Some(item) => item.some().iter().filter_map(Item::count).collect(),
            None => vec![0],
        };
        table.finish();
        let moments =
            counts.into_iter().filter_map(|days| schedule.on(days, scope, named, moments)).collect();
        Some(Notice { text, to: to?, condition, moments })
    }

    /// `before` or `after` a moment, at some hour of the day.
    fn schedule<'n>(
        &self,
        name: &'n str,
        title: Text,
        cites: Cites,
        table: &mut Reader<'_>,
    ) -> Option<Schedule<'n>> {
        let (before, after) = (table.get("before"), table.get("after"));
        let hour = table.get("at").and_then(|item| item.time()).map_or(Edge::From, Edge::FromHour);
        if before.is_some() && after.is_some() {
            table.tell(ProblemCode::Contradiction, |problem| problem.expecting(Wording::BEFORE_OR_AFTER));
        }
        let sign = if before.is_some() { -1 } else { 1 };
        let base = self.moment(&before.or(after)?)?;
        Some(Schedule { name, title, cites, base, sign, hour })
    }
}

impl Schedule<'_> {
    /// The moment this many days from the base.
    fn on(
        &self,
        days: usize,
        scope: Scope,
        named: &Named<'_>,
        moments: &mut Registry<MomentId, NamedMoment>,
    ) -> Option<MomentId> {
        let name = format!("{}/{days}", self.name);
        if moments.find(&name).is_some() {
            named.taken(Wording::OTHER_DAYS);
        }
        // No day from it, and no hour said: the moment itself. "After the deadline" is when its day is over.
        let edge = if days == 0 && self.hour == Edge::From { Edge::SameTime } else { self.hour };
        let days = self.sign * i64::try_from(days).ok()?;
        let shift = Shift { days, ..Shift::default() };
        let moment = Moment::Computed { base: Origin::Moment(self.base), shift, edge };
        let (title, cites) = (self.title.clone(), self.cites.clone());
        moments.add(&name, NamedMoment { title, scope, moment, edge, cites })
    }
}

/// A notice that names no day is a text that transitions send, and nothing else.
fn refuse_unscheduled(table: &Reader<'_>, condition: &Condition) {
    let scheduled = ["to", "days", "at"].into_iter().find(|key| table.has(key));
    let has_a_day = table.has("before") || table.has("after"); // what is wrong with it has been told
    if !has_a_day && (scheduled.is_some() || !condition.is_empty()) {
        table.tell(ProblemCode::MissingKey, |problem| problem.expecting(Wording::A_SCHEDULE));
    }
}
