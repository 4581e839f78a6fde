//! Rosters from and to CSV as a WebAssembly module of its own: the tables of encodings are larger than a page should wait for
//! that nobody imports a file into. What JavaScript sees is `ts/table/`.

use abilita::Lang;
use abilita::table::{Institute, Profile, RoleNames, Row, TableProblem, TableReader, TableWriter};
use abilita::wire::{Delegate, Malformed, from_json, record, to_json};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

record! {
    /// What a text in the column of roles means.
    struct Roles: FromJson {
        texts: Vec<(String, String)>,
        otherwise: Option<String> = optional,
    }
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

record! {
    struct TableRead: ToJson {
        rows: Vec<RowRead>,
        problems: Vec<Problem>,
    }
}

record! {
    struct RowRead: ToJson {
        line: usize,
        institute: InstituteNamed,
        delegate: Delegate,
    }
}

record! {
    struct InstituteNamed {
        code: String,
        name: String,
    }
}

record! {
    struct Problem: ToJson {
        code: &'static str,
        line: usize,
        column: Option<String>,
        it: String,
        en: String,
    }
}

record! {
    /// A row to be written.
    struct RowToWrite: FromJson {
        institute: Option<InstituteNamed> = optional,
        delegate: Delegate,
        findings: Vec<String> = optional,
    }
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
    record! {
        struct Thrown: ToJson {
            class: &'static str,
            code: &'static str,
            path: String,
            message: String,
            it: &'static str,
            en: &'static str,
        }
    }
    let code = abilita::Code::WireMalformed;
    JsValue::from_str(&to_json(&Thrown {
        class: "WireError",
        code: code.as_str(),
        path: error.path().to_owned(),
        message: error.to_string(),
        it: code.text(Lang::It),
        en: code.text(Lang::En),
    }))
}
