//! The Italian help of what looks at many institutes at once.

use super::Help;

pub(super) const HELP: &[Help] = &[
    Help {
        name: "roster",
        about: "Controlla elenchi: i delegati di molti istituti in una sola tabella (CSV)",
        more: "Il file si legge man mano, con qualunque separatore, codifica e intestazione usino gli uffici; la memoria non \
cresce con esso. Le righe di un istituto devono essere contigue, oppure si raccolgono con --gather. I rilievi sono riportati per \
istituto, con le righe del file; i dati personali non compaiono mai.",
        examples: "\
Esempi:
  abilita roster delegati.csv --campaign factotum-2025
  abilita roster delegati.csv --campaign factotum-2025 --stage draft --role delegate
  unzip -p tutti.zip | abilita roster - --campaign factotum-2025 --json > rilievi.jsonl

Con --json: un oggetto per riga per ogni istituto con rilievi e ogni riga illeggibile, e in fondo un riepilogo.
Stato d'uscita: 0 nessun errore (possono esserci avvisi e consigli), 1 errori.",
        arguments: &[
            ("file", "La tabella; `-` per lo standard input"),
            ("campaign", "La campagna di cui valgono le regole: un file di definizione o un id predefinito"),
            ("stage", "Quando si controlla: la stessa mancanza può essere tollerata in bozza"),
            ("role", "Il ruolo delle righe che non ne hanno; con questa opzione la tabella può fare a meno della colonna"),
            ("at", "Quando si controlla, che decide il secolo delle nascite: un istante o una data [se manca: ora]"),
            ("gather", "Tiene in memoria tutto il file, così che le righe di un istituto possano stare ovunque"),
        ],
        subcommands: &[],
    },
    Help {
        name: "simulate",
        about: "Simula un'intera campagna per istituti che non esistono: che cosa vedrebbe l'ufficio, giorno per giorno",
        more: "Ciascuno agisce sul vero motore, secondo le regole della definizione; quando agisce, che cosa sbaglia e quante \
pratiche l'ufficio riesce a lavorare lo stabilisce un comportamento. Lo stesso seme dà lo stesso risultato, qualunque sia il numero di thread.",
        examples: "\
Esempi:
  abilita simulate factotum-2025 --institutes 160
  abilita simulate factotum-2025 --institutes 10000 --seed 7 --format csv > giorni.csv
  abilita simulate mia-campagna.toml --behaviour ufficio.toml --picture campagna.svg

Un comportamento è un file TOML o JSON che comincia con `format = \"abilita-behaviour/1\"`; ciò che non indica resta come
predefinito. Le sue chiavi sono in docs/simulation.md.",
        arguments: &[
            ("definition", "Un file di definizione o un id predefinito; `-` per lo standard input"),
            ("institutes", "Quanti istituti si simulano"),
            ("seed", "Il seme dei numeri casuali: stesso seme, stesso risultato"),
            ("behaviour", "Come si comportano le persone: un file [se manca: i valori documentati]"),
            ("format", "In quale forma si riportano i giorni; `--json` è lo stesso di `--format json`"),
            ("picture", "Disegna i giorni anche in questo file, come SVG"),
            ("threads", "Quanti thread lavorano [se manca: uno per processore]"),
            ("announcements", "Un momento annunciato: il suo istante e, dopo `@`, da quando è noto [se manca: da quell'istante]"),
        ],
        subcommands: &[],
    },
];
