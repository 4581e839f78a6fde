//! The Italian help of what shows a definition to an office.

use super::Help;

pub(super) const HELP: &[Help] = &[
    Help {
        name: "matrix",
        about: "Mostra chi può fare che cosa, e quando: una tabella di funzioni e fasi",
        more: "Una fase è un periodo con le finestre che vi sono aperte; le fasi in cui tutti possono fare le stesse cose sono \
riunite. La tabella vale per tutte le situazioni, non solo per alcune: chi è nominato senza condizioni può sempre. L'accesso con \
identità digitale, dove è richiesto, si considera effettuato.",
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
        more: "Per ogni stato si vedono i comandi che ne fanno uscire, chi può darli e che cosa richiedono, ciò che accade con il passare \
del tempo, e chi può fare che cosa in quello stato. Ciò che può accadere in ogni stato è in un riquadro a parte.",
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
        more: "Tutto ciò che è aggiunto, tolto o cambiato è riportato una volta, con la sua posizione nella definizione e le disposizioni \
degli atti su cui si fonda: prima le date, poi ruoli, elenchi, permessi, procedimento, e in fondo testi e fonti. Gli id non si \
confrontano: ogni edizione ha il suo.",
        examples: "\
Esempi:
  abilita diff factotum-2021 factotum-2025
  abilita diff factotum-2021 factotum-2025 --format markdown
  abilita diff pubblicata.toml bozza.toml --json

Stato d'uscita: 0 nessuna differenza, 1 ce ne sono, 2 una definizione non si può leggere.",
        arguments: &[
            (
                "old",
                "L'edizione precedente: un file di definizione o un id predefinito; `-` per lo standard input",
            ),
            ("new", "L'edizione successiva: un file di definizione o un id predefinito"),
            ("format", "In quale forma"),
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
            (
                "announcements",
                "Un momento annunciato: il suo istante e, dopo `@`, da quando è noto [se manca: da quell'istante]",
            ),
        ],
        subcommands: &[],
    },
    Help {
        name: "calendar",
        about: "Scrive le date di una campagna come calendario (iCalendar, .ics)",
        more: "Inizi, termini e finestre che hanno una data diventano eventi che un programma di calendario importa e, a un nuovo \
import, aggiorna: ognuno conserva la sua identità. Ciò che è da annunciare, o dipende dalla pratica, è nominato nella descrizione \
del calendario.",
        examples: "\
Esempi:
  abilita calendar factotum-2025 > factotum.ics
  abilita calendar factotum-2025 --remind 7 --remind 1 > factotum.ics
  abilita calendar istanze-online-2016 --announce update_concluded=2016-12-07T08:00:00+01:00",
        arguments: &[
            ("definition", "Un file di definizione o un id predefinito; `-` per lo standard input"),
            (
                "stamp",
                "La data di redazione indicata nel file: un istante o una data [se manca: la data dell'atto, o del primo evento]",
            ),
            ("remind", "Un promemoria, questo numero di giorni prima di ogni termine"),
            (
                "announcements",
                "Un momento annunciato: il suo istante e, dopo `@`, da quando è noto [se manca: da quell'istante]",
            ),
        ],
        subcommands: &[],
    },
];
