//! The Italian help of `abilita codice-fiscale`.

use super::Help;

const CODES: &[(&str, &str)] = &[
    ("codes", "I codici; se mancano, quelli dello standard input, uno per riga"),
    ("on", "Il giorno in cui si guarda, per scegliere il secolo [se manca: oggi]"),
];

pub(super) const HELP: &[Help] = &[Help {
    name: "codice-fiscale",
    about: "Controlla, legge e calcola codici fiscali",
    more: "I codici si leggono dallo standard input, uno per riga, o si danno come argomenti (che la shell conserva nella \
cronologia). I codici sono mascherati in ogni risultato, tranne dove si chiedono i dati stessi.",
    examples: "",
    arguments: &[],
    subcommands: &[OF_CODICE_FISCALE],
}];

const OF_CODICE_FISCALE: &[Help] = &[
    Help {
        name: "check",
        about: "Controlla codici: ogni errore con il suo posto, i codici mascherati",
        more: "",
        examples: "\
Esempi:
  abilita codice-fiscale check < codici.txt
  abilita codice-fiscale check --json CODICE

Stato d'uscita: 0 tutti validi, 1 qualcuno no.",
        arguments: CODES,
        subcommands: &[],
    },
    Help {
        name: "decode",
        about: "Legge i codici: sesso, data e luogo di nascita",
        more: "",
        examples: "\
Esempi:
  abilita codice-fiscale decode CODICE
  abilita codice-fiscale decode --json < codici.txt > persone.jsonl

Con --json un oggetto per riga, in ordine, anche per le righe vuote o malformate. Il secolo non sta nel codice: `birth_date` è la
data più recente non successiva a --on, `birth_date_candidates` sono tutte. La validità dei codici non influisce sullo stato
d'uscita: per quella c'è check.",
        arguments: CODES,
        subcommands: &[],
    },
    Help {
        name: "variants",
        about: "Elenca le 128 forme che un codice può avere (omocodia), per prima quella base",
        more: "",
        examples: "\
Esempi:
  abilita codice-fiscale variants CODICE",
        arguments: CODES,
        subcommands: &[],
    },
    Help {
        name: "encode",
        about: "Calcola il codice a partire dai dati anagrafici: un'ipotesi, perché i codici li assegna solo l'Agenzia delle entrate",
        more: "",
        examples: "\
Esempi:
  abilita codice-fiscale encode --surname Rossi --name Anna --sex F --birth-date 1975-11-02 --place Milano
  abilita codice-fiscale encode --surname Rossi --name Anna --sex F --birth-date 1975-11-02 --place F205",
        arguments: &[
            ("surname", "Il cognome alla nascita"),
            ("name", "Tutti i nomi"),
            ("sex", "Il sesso"),
            ("birth_date", "Il giorno di nascita"),
            ("place", "Il luogo di nascita: il codice o il nome"),
            ("province", "La provincia, se più luoghi hanno quel nome"),
        ],
        subcommands: &[],
    },
    Help {
        name: "places",
        about: "Cerca luoghi di nascita per nome, o mostra la storia di un codice di luogo",
        more: "",
        examples: "\
Esempi:
  abilita codice-fiscale places reggio emilia
  abilita codice-fiscale places --province PD --on 1920-01-01 abano
  abilita codice-fiscale places H501

Stato d'uscita: 0 trovato qualcosa, 1 niente.",
        arguments: &[
            ("name", "Il nome, o una sua parte; o un codice di luogo"),
            ("province", "Solo luoghi di questa provincia; `EE` per l'estero"),
            ("on", "Solo nomi in vigore in questo giorno"),
            ("limit", "Al massimo questo numero di risultati"),
        ],
        subcommands: &[],
    },
    Help {
        name: "mask",
        about: "Maschera i codici in un testo",
        more: "",
        examples: "\
Esempi:
  abilita codice-fiscale mask < portale.log > portale-mascherato.log",
        arguments: &[("file", "Il testo; `-` per lo standard input")],
        subcommands: &[],
    },
];
