//! Rosters from and to CSV as a WebAssembly module of its own: the tables of encodings are larger than a page should wait for
//! that nobody imports a file into. What JavaScript sees is `ts/table/`.

use abilita::Lang;
use abilita::table::{Institute, Profile, RoleNames, Row, TableProblem, TableReader, TableWriter};
use abilita::wire::{Delegate, Malformed, from_json, to_json};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What a text in the column of roles means.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Roles {
    texts: Vec<(String, String)>,
    otherwise: Option<String>,
}

impl Roles {
    fn parse(&self) -> RoleNames {
        let names = self.texts.iter().fold(RoleNames::new(), |names, (text, role)| names.also(text, role));
        match &self.otherwise {
            Some(role) => names.otherwise(role),
            None => names,
        }
    }
}

#[derive(Serialize)]
struct TableRead {
    rows: Vec<RowRead>,
    problems: Vec<Problem>,
}

#[derive(Serialize)]
struct RowRead {
    line: usize,
    institute: InstituteNamed,
    delegate: Delegate,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct InstituteNamed {
    code: String,
    name: String,
}

#[derive(Serialize)]
struct Problem {
    code: &'static str,
    line: usize,
    column: Option<String>,
    it: String,
    en: String,
}

/// A row to be written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowToWrite {
    institute: Option<InstituteNamed>,
    delegate: Delegate,
    #[serde(default)]
    findings: Vec<String>,
}

/// Reads a whole file; roles and what comes of it as JSON.
///
/// # Errors
/// The roles are not of their form.
#[wasm_bindgen]
pub fn read(file: &[u8], roles: &str) -> Result<String, JsValue> {
    let roles: Roles = from_json(roles).map_err(|error| thrown(&error))?;
    let table = TableReader::new().with_roles(roles.parse()).read(file);
    let rows = table.rows.iter().map(RowRead::of).collect();
    let problems = table.problems.iter().map(Problem::of).collect();
    Ok(to_json(&TableRead { rows, problems }))
}

/// Writes rows, given as JSON: for everybody, without personal data, or for the office.
///
/// # Errors
/// The rows are not of their form.
#[wasm_bindgen]
pub fn write(rows: &str, public: bool, findings: bool, english: bool) -> Result<Vec<u8>, JsValue> {
    let rows: Vec<RowToWrite> = from_json(rows).map_err(|error| thrown(&error))?;
    let profile = if public { Profile::Public } else { Profile::Office };
    let mut writer = TableWriter::new(profile, if english { Lang::En } else { Lang::It });
    if findings {
        writer = writer.with_findings();
    }
    for row in &rows {
        let institute = row.institute.as_ref().map(InstituteNamed::parse).unwrap_or_default();
        let found = row.findings.iter().map(String::as_str);
        writer.row_with_findings(&institute, &row.delegate.parse(), found);
    }
    Ok(writer.take())
}

impl RowRead {
    fn of(row: &Row) -> Self {
        let institute = row.institute();
        let (code, name) = (institute.code().to_owned(), institute.name().to_owned());
        Self { line: row.line(), institute: InstituteNamed { code, name }, delegate: row.delegate().into() }
    }
}

impl InstituteNamed {
    fn parse(&self) -> Institute {
        Institute::new(&self.code).named(&self.name)
    }
}

impl Problem {
    fn of(problem: &TableProblem) -> Self {
        Self {
            code: problem.code().as_str(),
            line: problem.line(),
            column: problem.column().map(str::to_owned),
            it: problem.message(Lang::It),
            en: problem.message(Lang::En),
        }
    }
}

/// As `ts/error.ts` reads it.
fn thrown(error: &Malformed) -> JsValue {
    #[derive(Serialize)]
    struct Thrown<'e> {
        class: &'static str,
        code: &'static str,
        path: &'e str,
        message: String,
        it: &'static str,
        en: &'static str,
    }
    let code = abilita::Code::WireMalformed;
    JsValue::from_str(&to_json(&Thrown {
        class: "WireError",
        code: code.as_str(),
        path: error.path(),
        message: error.to_string(),
        it: code.text(Lang::It),
        en: code.text(Lang::En),
    }))
}
