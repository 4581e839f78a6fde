//! The Italian texts.

use super::Help;

/// What every command takes.
pub(super) const COMMON: &[(&str, &str)] = &[
    ("lang", "La lingua dei testi"),
    ("json", "Stampa dati in JSON invece di testo"),
    ("color", "Quando usare i colori"),
];

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

const CODES: &[(&str, &str)] = &[
    ("codes", "I codici; se mancano, quelli dello standard input, uno per riga"),
    ("on", "Il giorno in cui si guarda, per scegliere il secolo [se manca: oggi]"),
];

pub(super) const TOP: Help = Help {
    name: "abilita",
    about: "Campagne di accesso dei portali pubblici: provarne, controllarne e spiegarne le definizioni",
    more: "Una campagna è un file di dati: chi può usare quale funzione di un portale, da quando a quando, e che cosa deve \
accadere prima. Questo comando controlla quei file, ne prova gli scenari e, per una pratica registrata, risponde chi può fare \
che cosa e perché.",
    examples: "\
Esempi:
  abilita list                                   le campagne predefinite
  abilita check mia-campagna.toml                la mia definizione è in ordine?
  abilita test scenari/                          risponde come dice la circolare?
  abilita explain pratica.jsonl --campaign factotum-2025 --who CODICE --at 2025-10-07
                                                 perché il 7 ottobre non potevo entrare?

Stato d'uscita: 0 in ordine, 1 c'è qualcosa (o l'accesso è negato), 2 uso errato o dati illeggibili.",
    arguments: &[],
    subcommands: SUBCOMMANDS,
};

const SUBCOMMANDS: &[Help] = &[
    Help {
        name: "test",
        about: "Prova gli scenari: la campagna risponde come dice la sua circolare?",
        more: "Uno scenario è un file JSON (`abilita-scenario/1`) di persone, pratiche e passi nel tempo, ciascuno con ciò che \
deve risultare. Ogni attesa delusa occupa una riga; l'ultima riga è `N passed, M failed`, contata in scenari.",
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
            ("events", "Scrive in questa cartella gli eventi di ogni scenario, come li conserverebbe un portale: un file di righe JSON \
ciascuno"),
        ],
        subcommands: &[],
    },
    Help {
        name: "check",
        about: "Controlla definizioni: ogni problema con il suo posto, e un riassunto di quelle in ordine",
        more: "Di una definizione in TOML si dicono riga e colonna, di una in JSON il percorso delle chiavi. Ciò che una \
definizione estende si cerca fra quelle predefinite, poi come `ID.toml` o `ID.json` accanto al file.",
        examples: "\
Esempi:
  abilita check mia-campagna.toml
  abilita check factotum-2025                    una predefinita, per id
  abilita check --json *.toml                    i problemi come dati, per un editor o una forgia",
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
        name: "matrix",
        about: "Mostra chi può fare che cosa, e quando: una tabella di funzioni e fasi",
        more: "Una fase è un tratto di tempo con le finestre che vi sono aperte; fasi in cui tutti possono le stesse cose sono una \
sola. La tabella vale per tutte le situazioni, non per alcune: chi è nominato senza condizioni può sempre. L'accesso richiesto si \
dà per fatto.",
        examples: "\
Esempi:
  abilita matrix factotum-2025
  abilita matrix factotum-2025 --format svg > chi-puo-che-cosa.svg
  abilita matrix factotum-2025 --format markdown > chi-puo-che-cosa.md
  abilita matrix mia-campagna.toml --json",
        arguments: &[
            ("definition", "Un file di definizione o un id predefinito; `-` per lo standard input"),
            ("format", "In quale forma"),
        ],
        subcommands: &[],
    },
    Help {
        name: "diagram",
        about: "Disegna gli stati di una campagna: che cosa porta dall'uno all'altro, chi può, entro quando",
        more: "Ogni stato è con i comandi che ne portano fuori, chi può darli e che cosa richiedono, con ciò che porta il tempo, e con \
chi può fare che cosa in quello stato. Ciò che può accadere in ogni stato sta in un riquadro a parte.",
        examples: "\
Esempi:
  abilita diagram factotum-2025 > factotum.svg
  abilita diagram istanze-online --track enablement > abilitazione.svg
  abilita diagram factotum-2025 --format mermaid             per una pagina che disegna Mermaid
  abilita diagram mia-campagna.toml --format markdown > stati.md",
        arguments: &[
            ("definition", "Un file di definizione o un id predefinito; `-` per lo standard input"),
            ("track", "Solo questo percorso"),
            ("format", "In quale forma"),
        ],
        subcommands: &[],
    },
    Help {
        name: "diff",
        about: "Dice a parole che cosa cambia fra due edizioni di una campagna",
        more: "Tutto ciò che è aggiunto, tolto o cambiato è detto una volta, con il suo posto nella definizione e gli enunciati degli \
atti su cui si fonda: prima le date, poi ruoli, elenchi, permessi, procedimento, e in fondo testi e fonti. Gli id non si \
confrontano: ogni edizione ha il suo.",
        examples: "\
Esempi:
  abilita diff factotum-2021 factotum-2025
  abilita diff factotum-2021 factotum-2025 --format markdown
  abilita diff pubblicata.toml bozza.toml --json

Stato d'uscita: 0 nessuna differenza, 1 ce ne sono, 2 una definizione non si può leggere.",
        arguments: &[
            ("old", "L'edizione precedente: un file di definizione o un id predefinito; `-` per lo standard input"),
            ("new", "L'edizione successiva: un file di definizione o un id predefinito"),
            ("format", "In quale forma"),
        ],
        subcommands: &[],
    },
    Help {
        name: "calendar",
        about: "Scrive le date di una campagna come calendario (iCalendar, .ics)",
        more: "Inizi, termini e finestre che hanno una data diventano eventi che un programma di calendario importa e, chiesto di \
nuovo, aggiorna: ognuno conserva la sua identità. Ciò che è da annunciare, o dipende dalla pratica, è nominato nella descrizione \
del calendario.",
        examples: "\
Esempi:
  abilita calendar factotum-2025 > factotum.ics
  abilita calendar factotum-2025 --remind 7 --remind 1 > factotum.ics
  abilita calendar istanze-online-2016 --announce update_concluded=2016-12-07T08:00:00+01:00",
        arguments: &[
            ("definition", "Un file di definizione o un id predefinito; `-` per lo standard input"),
            ("stamp", "Quando è detto scritto: un istante o una data [se manca: la data dell'atto, o del primo evento]"),
            ("remind", "Un promemoria tanti giorni prima di ogni termine"),
            ("announcements", "Un momento annunciato: quando è e, dopo `@`, da quando lo si sa [se manca: da allora]"),
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
        name: "codes",
        about: "Stampa la tavola chiusa dei codici: ogni errore, rifiuto e rilievo possibile, in italiano e in inglese",
        more: "I codici sono stabili: nessuno cambia nome, né significato.",
        examples: "\
Esempi:
  abilita codes
  abilita codes roster                           quelli che contengono `roster`
  abilita codes --json",
        arguments: &[("containing", "Solo i codici che contengono questo testo")],
        subcommands: &[],
    },
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
    Help {
        name: "roster",
        about: "Controlla elenchi: i delegati di molti istituti in una sola tabella (CSV)",
        more: "Il file si legge man mano, con qualunque separatore, codifica e intestazione usino gli uffici; la memoria non \
cresce con esso. Le righe di un istituto devono essere contigue, oppure si raccolgono con --gather. I rilievi sono per \
istituto, con le righe del file; i dati stessi non compaiono mai.",
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
            ("role", "Il ruolo delle righe che non ne hanno; con esso la tabella può fare a meno della colonna"),
            ("at", "Quando si controlla, che decide il secolo delle nascite: un istante o una data [se manca: ora]"),
            ("gather", "Tiene tutto il file, così che le righe di un istituto possano stare ovunque"),
        ],
        subcommands: &[],
    },
    Help {
        name: "simulate",
        about: "Simula un'intera campagna per istituti che non esistono: che cosa vedrebbe l'ufficio, giorno per giorno",
        more: "Ciascuno agisce sul vero motore, secondo le regole della definizione; quando agisce, che cosa sbaglia e quanto \
l'ufficio riesce a lavorare lo dice un comportamento. Lo stesso seme dà lo stesso risultato, quanti che siano i thread.",
        examples: "\
Esempi:
  abilita simulate factotum-2025 --institutes 160
  abilita simulate factotum-2025 --institutes 10000 --seed 7 --format csv > giorni.csv
  abilita simulate mia-campagna.toml --behaviour ufficio.toml --picture campagna.svg

Un comportamento è un file TOML o JSON che comincia con `format = \"abilita-behaviour/1\"`; ciò che tralascia resta come
predefinito. Le sue chiavi sono in docs/simulation.md.",
        arguments: &[
            ("definition", "Un file di definizione o un id predefinito; `-` per lo standard input"),
            ("institutes", "Quanti istituti si simulano"),
            ("seed", "Da dove comincia il caso: stesso seme, stesso risultato"),
            ("behaviour", "Come si comportano le persone: un file [se manca: come documentato]"),
            ("format", "In quale forma si dicono i giorni; `--json` è lo stesso di `--format json`"),
            ("picture", "Disegna i giorni anche in questo file, come SVG"),
            ("threads", "Quanti thread lavorano [se manca: uno per processore]"),
            ("announcements", "Un momento annunciato: quando è e, dopo `@`, da quando lo si sa [se manca: da allora]"),
        ],
        subcommands: &[],
    },
    Help {
        name: "timeline",
        about: "Mostra il calendario di una campagna: per il terminale, come disegno, o come dati",
        more: "",
        examples: "\
Esempi:
  abilita timeline factotum-2025
  abilita timeline factotum-2025 --today 2025-10-15 --lang en
  abilita timeline mia-campagna.toml --svg --today none > calendario.svg
  abilita timeline istanze-online-2016 --announce update_concluded=2016-12-07T08:00:00+01:00",
        arguments: &[
            ("definition", "Un file di definizione o un id predefinito; `-` per lo standard input"),
            ("svg", "Lo disegna in SVG"),
            ("width", "La larghezza del disegno in pixel"),
            ("today", "Il giorno segnato: una data o un istante; `none` per nessuno [se manca: oggi]"),
            ("announcements", "Un momento annunciato: quando è e, dopo `@`, da quando lo si sa [se manca: da allora]"),
        ],
        subcommands: &[],
    },
    Help {
        name: "codice-fiscale",
        about: "Controlla, legge e calcola codici fiscali",
        more: "I codici si leggono dallo standard input, uno per riga, o si danno come argomenti (che la shell conserva nella \
cronologia). Ogni risultato che non sia la risposta a chi chiede i dati stessi è mascherato.",
        examples: "",
        arguments: &[],
        subcommands: OF_CODICE_FISCALE,
    },
    Help {
        name: "compile",
        about: "Compila in anticipo una definizione, per le pagine che la caricano senza il compilatore",
        more: "Il file è ciò che leggono `Campaign.load` del pacchetto npm e `Campaign::from_image` di quello Rust. Una versione di \
abilita legge i file della propria forma: compilare di nuovo con ciascuna, e conservare la definizione.",
        examples: "\
Esempi:
  abilita compile mia-campagna.toml -o mia-campagna.abilita
  abilita compile istanze-online-2016 -o aperta.abilita --announce update_concluded=2016-12-07T08:00:00+01:00",
        arguments: &[
            ("definition", "Un file di definizione o un id predefinito; `-` per lo standard input"),
            ("output", "Dove va la campagna compilata; `-` per lo standard output"),
            ("announcements", "Un momento annunciato: quando è e, dopo `@`, da quando lo si sa [se manca: da allora]"),
        ],
        subcommands: &[],
    },
    Help {
        name: "schema",
        about: "Stampa lo JSON Schema delle definizioni, per gli editor che completano e controllano mentre si scrive",
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
    Help {
        name: "completions",
        about: "Stampa lo script che completa la riga di comando di una shell",
        more: "",
        examples: "\
Esempi:
  abilita completions bash > ~/.local/share/bash-completion/completions/abilita
  abilita completions zsh  > ~/.zfunc/_abilita
  abilita completions fish > ~/.config/fish/completions/abilita.fish",
        arguments: &[("shell", "La shell")],
        subcommands: &[],
    },
    Help {
        name: "man",
        about: "Stampa una pagina di manuale, nella forma di man(7)",
        more: "",
        examples: "\
Esempi:
  abilita man | man -l -
  abilita man explain > abilita-explain.1",
        arguments: &[("command", "La pagina di un comando invece di quella generale")],
        subcommands: &[],
    },
];

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
data più recente non successiva a --on, `birth_date_candidates` sono tutte. Se i codici siano validi non tocca lo stato d'uscita:
per quello c'è check.",
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
        about: "Calcola il codice che i dati anagrafici danno: un'ipotesi, perché i codici li assegna solo l'Agenzia delle entrate",
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
            ("limit", "Al massimo tanti"),
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
