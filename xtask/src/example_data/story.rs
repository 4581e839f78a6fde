//! What happens: which institutes there are, when they send their lists, and what is wrong with them.

pub(super) const SEED: u64 = 0x2025_1006;

/// How many institutes of each kind there are: type in the code, name before the surnames, number.
pub(super) const KINDS: &[(&str, &str, usize)] = &[
    ("IS", "IIS", 70),
    ("PS", "LS", 25),
    ("TF", "ITI", 14),
    ("PC", "LC", 12),
    ("TD", "ITC", 12),
    ("PM", "LSU", 10),
    ("RC", "IPC", 8),
    ("RH", "IPSAR", 5),
    ("SD", "LA", 4),
];

/// The surnames that institutes are called by, two at a time.
pub(super) const NAMESAKES: &[&str] = &[
    "Bobbio", "Levi", "Quaglia", "Allais", "Barale", "Cerruti", "Delpero", "Ferrero", "Gallesio", "Imoda",
    "Lanza", "Merlo", "Novarese", "Odello", "Pautasso", "Ramella", "Saroglia", "Tibaldi", "Viglione",
    "Zanone",
];

pub(super) const SURNAMES: &str = "\
    Rossi, Ferrero, Bianco, Gallo, Costa, Bruno, Giordano, Ferraris, Russo, Fassino, Marchetti, \
    Rinaldi, Serra, Vitale, De Luca, D'Amico, Lo Presti, Canè, Dalmasso, Barbero, Pautasso, Boero, \
    Ricca, Martini, Grosso, Viola, Negro, Pavia, Moretti, Conti, Santoro, Caruso, Bertolino, Olivero, \
    Peyron, Salza, Tosco, Ughetto, Vair, Zunino";

pub(super) const WOMEN: &str = "\
    Anna, Maria Grazia, Elena, Francesca, Giulia, Paola, Silvia, Chiara, Luisa, Daniela, Noemi, \
    Roberta, Sara, Teresa, Valentina, Cristina, Ilaria, Monica, Simona, Laura";

pub(super) const MEN: &str = "\
    Marco, Nicolò, Giovanni, Luca, Paolo, Andrea, Stefano, Davide, Fabrizio, Giorgio, Mosè, Pietro, \
    Roberto, Sergio, Vincenzo, Claudio, Enrico, Ivan, Michele, Tommaso";

/// Torino, Milano, Roma, Cuneo, Napoli, Bari, Asti, Genova, Catania, Pinerolo.
pub(super) const PLACES: &[&str] =
    &["L219", "F205", "H501", "D205", "F839", "A662", "A479", "D969", "C351", "G674"];

pub(super) const DOMAIN: &str = "example.org";

/// How many institutes send their list on each day, 1 being 1 October 2025: the last eight are past the deadline.
pub(super) const SENDING_DAYS: &[(usize, usize)] = &[
    (6, 10),
    (7, 12),
    (8, 9),
    (9, 8),
    (10, 7),
    (13, 9),
    (14, 8),
    (15, 7),
    (16, 6),
    (17, 6),
    (20, 9),
    (21, 9),
    (22, 10),
    (23, 13),
    (24, 16),
    (25, 6),
    (27, 3),
    (28, 2),
    (29, 1),
    (30, 1),
    (34, 1),
    (36, 1),
    (41, 1),
    (42, 1),
];

/// What is wrong with a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    CheckLetter,
    LetterForDigit,
    Shortened,
    NoCode,
    NoRspp,
    NoRsppEmail,
    BadEmail,
    NoName,
    Twin,
    UnknownRole,
    CutRow,
    Swapped,
    TooMany,
    Single,
    OmocodiaCode,
    OmocodiaPair,
    OldEncoding,
    Stray,
}

/// The institutes, by number, whose list has a fault.
pub(super) const FAULTS: &[(usize, Fault)] = &[
    (3, Fault::CheckLetter),
    (9, Fault::Swapped),
    (12, Fault::TooMany),
    (17, Fault::NoRspp),
    (21, Fault::NoRsppEmail),
    (26, Fault::Single),
    (30, Fault::Twin),
    (34, Fault::UnknownRole),
    (37, Fault::LetterForDigit),
    (41, Fault::OmocodiaCode),
    (45, Fault::NoRspp),
    (48, Fault::BadEmail),
    (52, Fault::Single),
    (55, Fault::OmocodiaPair),
    (58, Fault::NoRsppEmail),
    (61, Fault::CheckLetter),
    (66, Fault::OldEncoding),
    (70, Fault::Shortened),
    (73, Fault::TooMany),
    (77, Fault::NoRspp),
    (81, Fault::Swapped),
    (84, Fault::NoName),
    (88, Fault::Single),
    (92, Fault::NoRsppEmail),
    (95, Fault::CutRow),
    (99, Fault::Stray),
    (103, Fault::NoCode),
    (107, Fault::Single),
    (111, Fault::CheckLetter),
    (115, Fault::Swapped),
    (119, Fault::NoRspp),
    (124, Fault::Twin),
    (128, Fault::UnknownRole),
    (132, Fault::TooMany),
    (136, Fault::NoRspp),
    (141, Fault::BadEmail),
    (145, Fault::NoRsppEmail),
    (149, Fault::Single),
    (153, Fault::LetterForDigit),
];

/// The second institute of each head who has two, and the first.
pub(super) const SECOND_OF: &[(usize, usize)] =
    &[(78, 2), (90, 14), (104, 33), (116, 57), (130, 63), (147, 5), (156, 71)];

/// The lists that the operator sends back, and why.
pub(super) const RETURNED: &[(usize, &str)] = &[
    (7, "Una delegata risulta in servizio presso un altro istituto"),
    (64, "Manca il consenso alla nomina di un delegato"),
    (122, "L'incarico di RSPP risulta scaduto il 31 agosto"),
];
