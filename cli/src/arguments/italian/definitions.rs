//! The Italian help of what tests, checks and compiles definitions.

use super::Help;

pub(super) const HELP: &[Help] = &[
    Help {
        name: "test",
        about: "Prova gli scenari: la campagna risponde come dice la sua circolare?",
        more: "Uno scenario è un file JSON (`abilita-scenario/1`) di persone, pratiche e passi nel tempo, ciascuno con ciò che \
deve risultare. Ogni aspettativa non soddisfatta occupa una riga; l'ultima riga è `N passed, M failed`, con il numero di scenari.",
        examples: "\
Esempi:
  abilita test scenari/                          tutti gli scenari della cartella e di quelle sotto
  abilita test sospensione.json --json           lo stesso, come dati
  genera-scenario | abilita test -               uno dallo standard input
  abilita test sospensione.json --events log/    e conserva gli eventi, per `decide` ed `explain`

Uno scenario nomina una campagna predefinita (\"campaign\": \"factotum-2025\") o una definizione accanto a sé
(\"definition\": \"../mia-campagna.toml\"). Stato d'uscita 0 solo se ci sono scenari e tutti riescono.",
        arguments: &[
            ("paths", "File di scenari, o cartelle; `-` per lo standard input"),
            (
                "events",
                "Scrive in questa cartella gli eventi di ogni scenario, come li conserverebbe un portale: un file di righe JSON \
ciascuno",
            ),
        ],
        subcommands: &[],
    },
    Help {
        name: "check",
        about: "Controlla definizioni: ogni problema con la sua posizione, e un riassunto di quelle in ordine",
        more: "Di una definizione in TOML si dicono riga e colonna, di una in JSON il percorso delle chiavi. Ciò che una \
definizione estende si cerca fra quelle predefinite, poi come `ID.toml` o `ID.json` accanto al file.",
        examples: "\
Esempi:
  abilita check mia-campagna.toml
  abilita check factotum-2025                    una predefinita, per id
  abilita check --json *.toml                    i problemi come dati, per un editor o una piattaforma Git",
        arguments: &[("definitions", "File di definizioni o id predefiniti; `-` per lo standard input")],
        subcommands: &[],
    },
    Help {
        name: "prove",
        about: "Dimostra che cosa può accadere in una campagna, prima che entri in vigore",
        more: "Si esaminano tutte le situazioni, nessuna a campione: funzioni che nessuno può usare, regole che non decidono mai o \
si contraddicono, stati che nessuna pratica raggiunge o da cui nessuna si conclude, persone escluse per sempre o ammesse troppo \
presto, termini in giorni non lavorativi o senza conseguenze, e ciò che una modifica cambia senza dirlo. Ciò che la definizione \
dice di sé sotto `[always]` è provato o smentito. Ogni rilievo ha uno scenario che lo mostra, eseguito dal motore.",
        examples: "\
Esempi:
  abilita prove mia-campagna.toml
  abilita prove factotum-2025 --witness rilievi/ gli scenari dei rilievi, come file
  abilita prove --json mia-campagna.toml         i rilievi come dati

Stato d'uscita: 0 nessun rilievo, 1 ci sono rilievi, 2 una definizione non si può leggere.",
        arguments: &[
            ("definitions", "File di definizione o id predefiniti; `-` per lo standard input"),
            ("witness", "Scrive lo scenario di ogni rilievo in questa cartella"),
        ],
        subcommands: &[],
    },
    Help {
        name: "list",
        about: "Elenca le campagne predefinite con titoli e date",
        more: "",
        examples: "\
Esempi:
  abilita list
  abilita list --json --lang en",
        arguments: &[],
        subcommands: &[],
    },
    Help {
        name: "compile",
        about: "Compila in anticipo una definizione, per le pagine che la caricano senza il compilatore",
        more: "Il file è ciò che leggono `Campaign.load` del pacchetto npm e `Campaign::from_image` di quello Rust. Ogni versione di \
abilita legge soltanto i file nella propria forma: ricompilare a ogni aggiornamento, e conservare la definizione.",
        examples:
            "\
Esempi:
  abilita compile mia-campagna.toml -o mia-campagna.abilita
  abilita compile istanze-online-2016 -o aperta.abilita --announce update_concluded=2016-12-07T08:00:00+01:00",
        arguments: &[
            ("definition", "Un file di definizione o un id predefinito; `-` per lo standard input"),
            ("output", "Dove va la campagna compilata; `-` per lo standard output"),
            (
                "announcements",
                "Un momento annunciato: il suo istante e, dopo `@`, da quando è noto [se manca: da quell'istante]",
            ),
        ],
        subcommands: &[],
    },
    Help {
        name: "schema",
        about: "Stampa il JSON Schema delle definizioni, per gli editor che completano e controllano mentre si scrive",
        more: "Conosce ogni chiave, che cosa contiene, e quali devono esserci. Ciò che si vede solo dalla definizione intera, come \
un nome che niente dichiara, lo dice `abilita check`.",
        examples: "\
Esempi:
  abilita schema > abilita.schema.json

In TOML, per gli editor con Taplo, la prima riga di una definizione nomina il file:
  #:schema ./abilita.schema.json
In JSON lo fa una chiave:
  \"$schema\": \"./abilita.schema.json\"",
        arguments: &[],
        subcommands: &[],
    },
];
