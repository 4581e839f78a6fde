//! The Italian help of the questions about a stored case.

use super::Help;

const ASKING: &[(&str, &str)] = &[
    ("events", "Gli eventi registrati della pratica, un oggetto JSON per riga; `-` per lo standard input"),
    (
        "campaigns",
        "La definizione che la pratica segue: un file o un id predefinito. Da ripetere per ognuna che ha seguito prima [se manca: quelle predefinite]",
    ),
    ("case", "Quale pratica, se il file ne contiene diverse"),
    ("who", "Il codice fiscale di chi chiede; se manca, un visitatore"),
    ("scheme", "Con quale identità digitale ha effettuato l'accesso; `none` se non lo ha effettuato"),
    ("level", "Con quale livello di garanzia"),
    ("role", "In uno solo dei ruoli che ha"),
    ("vouched", "In un ruolo per il quale garantisce il portale, come `operator`"),
    (
        "at",
        "In quale istante: RFC 3339, oppure una data, con o senza ora, nel fuso della campagna [se manca: ora]",
    ),
    (
        "announcements",
        "Un momento annunciato: il suo istante e, dopo `@`, da quando è noto [se manca: da quell'istante]",
    ),
    ("function", "La funzione chiesta; in `explain`, solo questa e non tutte"),
];

pub(super) const HELP: &[Help] = &[
    Help {
        name: "decide",
        about: "Decide se qualcuno può usare una funzione: sì o no, perché, che cosa fare invece e fino a quando",
        more: "Gli eventi registrati si rieseguono fino all'istante indicato; conta anche ciò che il solo passare del tempo ha prodotto fino ad allora.",
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
        about: "Decide per ogni funzione: ciò che mostrerebbe un menu",
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
        more: "Gli eventi registrati si rieseguono fino all'istante indicato. Per ogni funzione si riportano la risposta con le sue \
regole, da quando vale, che cosa l'ha determinata, e che cosa valeva prima.",
        examples: "\
Esempi:
  abilita explain pratica.jsonl --campaign factotum-2025 --who CODICE --at 2025-10-07
                                                 perché il 7 ottobre non potevo accedere?
  abilita explain pratica.jsonl --who CODICE --function application.submit --at 2016-12-05 \\
      --announce update_concluded=2016-12-07T08:00:00+01:00@2016-12-02T12:00:00+01:00",
        arguments: ASKING,
        subcommands: &[],
    },
];
