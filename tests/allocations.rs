//! What an answer takes from the heap: nothing, whether it is allow or deny, with its reasons and its next step.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test says what must hold by panicking when it does not"
)]
#![expect(unsafe_code, reason = "an allocator that counts is one")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use abilita::{
    Announcement, Asker, Campaign, Case, CaseId, Opening, Person, Request, Scheme, Told, parse_instant,
};

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

/// The system's allocator, counting what each thread asks of it.
struct Counting;

// SAFETY: every call is handed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: the caller's promises are those that `System` asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the pointer came from `System` with this layout.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// How many allocations something takes.
fn allocations(something: impl FnOnce()) -> usize {
    let before = ALLOCATIONS.get();
    something();
    ALLOCATIONS.get() - before
}

const HEAD: &str = "CNTDRO68C54L219H";
const DELEGATE: &str = "RSSNNA75S42D205F";

fn case(campaign: &Campaign) -> Case {
    let opening = Opening::new()
        .on_record("head", Person::new(HEAD))
        .enabled("delegate", Person::new(DELEGATE))
        .fact("dedicated_mailbox", "factotum@scuola.example.org");
    let at = parse_instant("2025-09-01T00:00:00+02:00").expect("an instant");
    let event = campaign.open(CaseId::new("7f3a"), opening, at).expect("an opening that fits");
    let mut case = campaign.replay([&event]).expect("one event");
    let told = campaign.tell(&case, Told::new().fact("zone_referent", "zona@example.org"), at).expect("news");
    campaign.apply(&mut case, &told[0]).expect("its own event");
    case
}

#[test]
fn an_allocation_is_counted() {
    assert_eq!(allocations(|| drop(std::hint::black_box(Box::new(7)))), 1);
}

/// Every function, asked by the head, a delegate, a stranger, a visitor and an operator, before and during the suspension.
#[test]
fn deciding_on_a_case_in_hand_takes_no_allocation() {
    let plain = Campaign::built_in("factotum-2025").expect("a built-in");
    let at = |text: &str| parse_instant(text).expect("an instant");
    let extension =
        Announcement::new("deadline", at("2025-11-10T00:00:00+01:00"), at("2025-10-02T09:00:00+02:00"));
    let extended = plain.announce(extension).expect("a stated moment");
    let case = case(&plain);
    let askers = [
        Asker::person(HEAD).logged_in(Scheme::SPID, 2),
        Asker::person(DELEGATE).logged_in(Scheme::SPID, 2),
        Asker::person(DELEGATE).logged_in(Scheme::SPID, 1),
        Asker::person("NREMRA79H57E379O").logged_in(Scheme::SPID, 2),
        Asker::anonymous(),
        Asker::vouched("operator"),
    ];
    let (mut allowed, mut denied) = (0, 0);
    for campaign in [&plain, &extended] {
        for function in campaign.functions() {
            for asker in &askers {
                let request = Request::new(function, asker.clone());
                for instant in [at("2025-09-20T09:00:00+02:00"), at("2025-10-10T09:00:00+02:00")] {
                    let mut is_allowed = false;
                    let mut reasons = 0;
                    let taken = allocations(|| {
                        let decision = campaign.decide(&case, &request, instant).expect("its own campaign");
                        is_allowed = decision.is_allowed();
                        reasons = decision.because().count() + decision.next().map_or(0, str::len);
                    });
                    assert_eq!(taken, 0, "{function} by {asker:?}: allowed {is_allowed}, {reasons} reasons");
                    if is_allowed { allowed += 1 } else { denied += 1 }
                }
            }
        }
    }
    assert!(allowed > 10 && denied > 10, "{allowed} allowed, {denied} denied");
}
