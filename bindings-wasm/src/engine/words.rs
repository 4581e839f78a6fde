//! The words by which scripts say what they want: a function for each would be ten times as long as its line in a `match`.

#![expect(missing_docs, reason = "each has its documentation but for what the macro adds")]

use wasm_bindgen::prelude::wasm_bindgen;

/// What a campaign can be asked without a case.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub enum Saying {
    /// Everything that depends neither on a case nor on an instant.
    Description = "description",
    /// The announcements so far.
    Announcements = "announcements",
    /// What a hint tells the user, in a language.
    HintText = "hintText",
    /// What a refusal of the campaign's own tells the user, in a language.
    RefusalText = "refusalText",
    /// What a flag is called, in a language.
    FlagTitle = "flagTitle",
    /// When a moment is, as known at an instant.
    Moment = "moment",
    /// True for a moment that only an announcement can give.
    AwaitsAnnouncement = "awaitsAnnouncement",
}

/// What can be asked about a case at an instant.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub enum Question {
    /// May somebody use a function? About a request.
    Decide = "decide",
    /// Until when does the answer to a request hold?
    ValidUntil = "validUntil",
    /// The answer to a request in words, in a language.
    Explain = "explain",
    /// One decision a function, for an asker.
    Permissions = "permissions",
    /// The commands that are open to an asker.
    OpenCommands = "openCommands",
    /// What is wrong with a roster at a stage?
    Check = "check",
    /// What does a command come to?
    Handle = "handle",
    /// What do news come to?
    Tell = "tell",
    /// What has time brought?
    Due = "due",
}

/// What can be read of a case.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub enum Reading {
    /// Everything, as it is stored.
    Snapshot = "snapshot",
    /// The state of a track.
    State = "state",
    /// The flags that are set.
    Flags = "flags",
    /// A fact.
    Fact = "fact",
    /// The persons on record.
    Record = "record",
    /// The register.
    Register = "register",
    /// The draft.
    Draft = "draft",
    /// The persons of whom something of their own is kept.
    Members = "members",
    /// The state of a member's own track.
    MemberState = "memberState",
    /// The flags of a member's own.
    MemberFlags = "memberFlags",
    /// A fact of a member's own.
    MemberFact = "memberFact",
}
