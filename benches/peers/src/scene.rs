//! The institutes and the questions, the same for every engine and in every run.

/// When the suspension begins: 6 October 2025, 00:00 in Rome. All instants are seconds since 1970 in UTC.
pub const OPENING: i64 = 1_759_701_600;

const DAY: i64 = 86_400;

/// How many questions are asked.
pub const QUESTIONS: usize = 4_096;

/// What a portal offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    ManageDelegates,
    RequestIntervention,
    FollowIntervention,
    ReadPlans,
    UseFireRegister,
}

impl Function {
    pub const ALL: [Self; 5] = [
        Self::ManageDelegates,
        Self::RequestIntervention,
        Self::FollowIntervention,
        Self::ReadPlans,
        Self::UseFireRegister,
    ];

    /// Its name in the rules.
    pub fn name(self) -> &'static str {
        match self {
            Self::ManageDelegates => "manage-delegates",
            Self::RequestIntervention => "request-intervention",
            Self::FollowIntervention => "follow-intervention",
            Self::ReadPlans => "read-plans",
            Self::UseFireRegister => "use-fire-register",
        }
    }
}

#[derive(Clone, Debug)]
pub struct Institute {
    pub code: String,
    pub head: String,
    pub delegates: Vec<Delegate>,
    pub completed_at: Option<i64>,
}

#[derive(Clone, Debug)]
pub struct Delegate {
    pub person: String,
    pub enabled: bool,
    pub rspp: bool,
}

/// May `subject`, logged in by SPID or not, use `function` of the institute at `now`?
#[derive(Clone, Debug)]
pub struct Question {
    pub institute: String,
    pub subject: String,
    pub spid: bool,
    pub function: Function,
    pub now: i64,
}

/// Institutes of five delegates each, and questions about them: a fifth from heads, a fifth from strangers, the others from
/// delegates, over the 91 days around the opening.
#[derive(Debug)]
pub struct Scene {
    pub institutes: Vec<Institute>,
    pub questions: Vec<Question>,
}

impl Scene {
    pub fn of(institutes: usize) -> Self {
        let mut dice = Dice(0x5EED);
        let institutes: Vec<Institute> = (0..institutes).map(|number| institute(number, &mut dice)).collect();
        let questions = (0..QUESTIONS).map(|_| question(&institutes, &mut dice)).collect();
        Self { institutes, questions }
    }
}

fn institute(number: usize, dice: &mut Dice) -> Institute {
    let delegate = |place: usize, dice: &mut Dice| Delegate {
        person: dice.code(),
        enabled: dice.below(10) > 0,
        rspp: place == 0,
    };
    Institute {
        code: format!("TOIS{number:05}A"),
        head: dice.code(),
        delegates: (0..5).map(|place| delegate(place, dice)).collect(),
        // Two of three complete, at some second of the thirty days after the opening.
        completed_at: (dice.below(3) > 0).then(|| OPENING + i64::from(dice.below(30 * 86_400))),
    }
}

fn question(institutes: &[Institute], dice: &mut Dice) -> Question {
    let institute = dice.pick(institutes);
    let subject = match dice.below(5) {
        0 => institute.head.clone(),
        1 => dice.code(),
        _ => dice.pick(&institute.delegates).person.clone(),
    };
    Question {
        institute: institute.code.clone(),
        subject,
        spid: dice.below(10) > 0,
        function: *dice.pick(&Function::ALL),
        now: OPENING - 45 * DAY + i64::from(dice.below(91 * 86_400)),
    }
}

/// The same throws in every run, by `SplitMix64`.
struct Dice(u64);

impl Dice {
    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u32) -> u32 {
        u32::try_from(self.throw() % u64::from(bound)).expect("less than the bound")
    }

    fn pick<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        let count = u32::try_from(things.len()).expect("few things");
        &things[self.below(count) as usize]
    }

    /// Sixteen characters, as a codice fiscale has; nobody's.
    fn code(&mut self) -> String {
        const CHARACTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
        (0..16).map(|_| char::from(*self.pick(CHARACTERS))).collect()
    }
}
