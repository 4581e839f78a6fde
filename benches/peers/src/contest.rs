//! Contenders that answer the same questions: compared first, then timed in turn.

use std::hint::black_box;
use std::time::Duration;

use cpu_time::ThreadTime;

/// One way of using one engine, over all questions of a scene.
pub struct Contender<'a> {
    pub name: &'static str,
    /// What is done for each question, and so is inside the timed loop.
    pub inside: &'static str,
    pass: Pass<'a>,
}

/// Answers every question, in order.
type Pass<'a> = Box<dyn FnMut(&mut [bool]) + 'a>;

impl<'a> Contender<'a> {
    /// The loop itself, the same for everybody.
    pub fn new<Q>(
        name: &'static str,
        inside: &'static str,
        questions: &'a [Q],
        mut decide: impl FnMut(&'a Q) -> bool + 'a,
    ) -> Self {
        let pass = move |answers: &mut [bool]| {
            for (answer, question) in answers.iter_mut().zip(questions) {
                *answer = decide(black_box(question));
            }
        };
        Self { name, inside, pass: Box::new(pass) }
    }

    fn answers(&mut self, count: usize) -> Vec<bool> {
        let mut answers = vec![false; count];
        (self.pass)(&mut answers);
        answers
    }

    /// The time of the thread for one answer, in ns. A pass is repeated until it is long enough to be measured.
    fn round(&mut self, answers: &mut [bool]) -> f64 {
        let start = ThreadTime::now();
        let mut passes = 0;
        while passes == 0 || start.elapsed() < Duration::from_millis(4) {
            (self.pass)(answers);
            passes += 1;
        }
        let elapsed = start.elapsed();
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let count = (passes * answers.len()) as f64;
        elapsed.as_secs_f64() * 1e9 / count
    }
}

/// What the rounds of a contender came to, in ns an answer.
pub struct Outcome {
    pub name: &'static str,
    pub inside: &'static str,
    pub median: f64,
    pub min: f64,
}

/// Refuses to time engines that do not give the answers of the first.
///
/// # Errors
/// Who differs, and on how many questions.
pub fn compare(contenders: &mut [Contender<'_>], questions: usize) -> Result<(), String> {
    let mut expected: Option<Vec<bool>> = None;
    for contender in contenders {
        let answers = contender.answers(questions);
        let expected = expected.get_or_insert_with(|| answers.clone());
        let differences =
            expected.iter().zip(&answers).filter(|(expected, answer)| expected != answer).count();
        if differences > 0 {
            return Err(format!(
                "{} answers {differences} of {questions} questions otherwise",
                contender.name
            ));
        }
    }
    let allowed = expected.unwrap_or_default().into_iter().filter(|answer| *answer).count();
    if allowed == 0 || allowed == questions { Err("every answer is the same".to_owned()) } else { Ok(()) }
}

/// Every contender once a round, round after round, so that what disturbs the machine disturbs all of them.
pub fn time(contenders: &mut [Contender<'_>], questions: usize, rounds: usize) -> Vec<Outcome> {
    let mut answers = vec![false; questions];
    for contender in &mut *contenders {
        contender.round(&mut answers); // warm-up
    }
    let mut times = vec![Vec::with_capacity(rounds); contenders.len()];
    for _ in 0..rounds {
        for (contender, times) in contenders.iter_mut().zip(&mut times) {
            times.push(contender.round(&mut answers));
        }
    }
    let outcomes = contenders.iter().zip(times).map(|(contender, mut times)| {
        times.sort_by(f64::total_cmp);
        let Contender { name, inside, .. } = *contender;
        Outcome { name, inside, median: times[times.len() / 2], min: times[0] }
    });
    outcomes.collect()
}
