//! The Italian help of the questions about a stored case.

use super::Help;

const ASKING: &[(&str, &str)] = &[
    ("events", "Gli eventi registrati della pratica, un oggetto JSON per riga; `-` per lo standard input"),
    (
        "campaigns",
        "La definizione che la pratica segue: un file o un id predefinito. Ripetere per ognuna che ha seguito prima [se manca: quelle predefinite]",
    ),
    ("case", "Quale pratica, se il file ne contiene diverse"),
    ("who", "Il codice fiscale di chi chiede; se manca, un visitatore"),
    ("scheme", "Con quale identità digitale è entrato; `none` se non è entrato"),
    ("level", "Con quale livello di garanzia"),
    ("role", "In uno dei ruoli che ha, non in tutti"),
    ("vouched", "In un ruolo di cui risponde il portale stesso, come `operator`"),
    (
        "at",
        "In quale istante: RFC 3339, oppure una data, con o senza ora, nel fuso della campagna [se manca: ora]",
    ),
    (
        "announcements",
        "Un momento annunciato: quando è e, dopo `@`, da quando lo si sa [se manca: da allora]",
    ),
    ("function", "La funzione chiesta; in `explain`, solo questa e non tutte"),
];

pub(super) const HELP: &[Help] = &[
    Help {
        name: "decide",
        about: "Decide se qualcuno può usare una funzione: sì o no, perché, che cosa fare invece, fino a quando",
        more: "Gli eventi registrati si ripercorrono fino all'istante; conta anche ciò che fino ad allora porta il solo tempo.",
        examples: "\
Esempi:
  abilita decide pratica.jsonl --who CODICE --function interventions.request --at 2025-10-07
  abilita decide pratica.jsonl --vouched operator --function procedure.review
  estrai-eventi 7f3a | abilita decide - --campaign mia.toml --who CODICE --function enter --json

Stato d'uscita: 0 consentito, 1 negato. Perché il codice fiscale non resti nella cronologia della shell: ABILITA_WHO.",
        arguments: ASKING,
        subcommands: &[],
    },
    Help {
        name: "permissions",
        about: "Decide di ogni funzione: ciò che mostrerebbe un menù",
        more: "",
        examples: "\
Esempi:
  abilita permissions pratica.jsonl --who CODICE
  abilita permissions pratica.jsonl --who CODICE --as head --at 2025-10-07 --json",
        arguments: ASKING,
        subcommands: &[],
    },
    Help {
        name: "explain",
        about: "Spiega a parole perché qualcuno poteva o non poteva fare qualcosa, e quali eventi hanno portato lì",
        more: "Gli eventi registrati si ripercorrono fino all'istante. Di ogni funzione si dice la risposta con le sue regole, \
da quando è così, che cosa l'ha determinata, e che cosa valeva prima.",
        examples: "\
Esempi:
  abilita explain pratica.jsonl --campaign factotum-2025 --who CODICE --at 2025-10-07
                                                 perché il 7 ottobre non potevo entrare?
  abilita explain pratica.jsonl --who CODICE --function application.submit --at 2016-12-05 \\
      --announce update_concluded=2016-12-07T08:00:00+01:00@2016-12-02T12:00:00+01:00",
        arguments: ASKING,
        subcommands: &[],
    },
];
