//! Properties of reading and writing together.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::person::Person;
use crate::roster::Delegate;
use crate::text::Lang;

/// What comes out when the bytes come in chunks of these sizes, over and over.
fn in_chunks(bytes: &[u8], sizes: &[usize]) -> Table {
    let mut table = Table::default();
    let mut reader = TableReader::new();
    let mut rest = bytes;
    for size in sizes.iter().cycle() {
        if rest.is_empty() {
            break;
        }
        let (chunk, after) = rest.split_at((*size).min(rest.len()));
        for found in reader.feed(chunk) {
            sort(found, &mut table);
        }
        rest = after;
    }
    for found in reader.finish() {
        sort(found, &mut table);
    }
    table
}

fn sort(found: Result<Row, TableProblem>, table: &mut Table) {
    match found {
        Ok(row) => table.rows.push(row),
        Err(problem) => table.problems.push(problem),
    }
}

/// Pieces of which files are made, rightly and wrongly.
fn soup() -> impl Strategy<Value = Vec<u8>> {
    const PIECES: &[&[u8]] = &[
        b"CF;Nome;Ruolo\n",
        b"RSSNNA75S42D205F;Anna;x\r\n",
        b"sep=,\n",
        b"CF",
        b"Ruolo",
        b"Cod. mecc.",
        b";",
        b",",
        b"\t",
        b"|",
        b"\"",
        b"\"\"",
        b"\n",
        b"\r",
        b"\r\n",
        b" ",
        b"'",
        b"=",
        b"Anna",
        b"\xf2",
        "ò".as_bytes(),
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\0",
        b"\x81",
        "\u{fffd}".as_bytes(),
        "\u{a0}".as_bytes(),
    ];
    let start = select(vec![&b""[..], b"CF;Nome;Ruolo\n", b"\xef\xbb\xbfRuolo,CF\n", b"\xff\xfeC\0F\0"]);
    let piece = prop_oneof![9 => select(PIECES).prop_map(<[u8]>::to_vec), 1 => vec(any::<u8>(), 0..4)];
    (start, vec(piece, 0..60)).prop_map(|(start, pieces)| [start.to_vec(), pieces.concat()].concat())
}

/// Text as people write it, and as they should not.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-Zàèòß€ '\"\n\r;,=+@-]{0,10}".prop_map(|text| text.trim().to_owned())
}

fn delegate() -> impl Strategy<Value = Delegate> {
    let code =
        select(vec!["CNTDRO68C54L219H", "RSSNNA75S42D205F", "BNCGFR72M19F205G", "VRDLCU93A30G674G", "X", ""]);
    let role = select(vec!["delegate", "rspp", "bidello", "=1"]);
    (code, text(), text(), text(), role).prop_map(|(code, name, surname, email, role)| {
        Delegate::new(role, Person::new(code).named(&name, &surname).with_email(&email))
    })
}

fn institute() -> impl Strategy<Value = Institute> {
    (select(vec!["TOIS99901A", "TOPC99902B", ""]), text())
        .prop_map(|(code, name)| Institute::new(code).named(&name))
}

proptest! {
    #[test]
    fn no_bytes_panic_and_chunks_do_not_matter(bytes in soup(), sizes in vec(1_usize..20, 1..5)) {
        prop_assert_eq!(in_chunks(&bytes, &sizes), read(&bytes));
    }

    #[test]
    fn what_is_written_is_read(
        rows in vec((institute(), delegate()), 0..12),
        lang in select(vec![Lang::It, Lang::En]),
        sizes in vec(1_usize..40, 1..5),
    ) {
        let mut writer = TableWriter::new(Profile::Office, lang).with_findings();
        let mut file = Vec::new();
        for (institute, delegate) in &rows {
            writer.row_with_findings(institute, delegate, ["Una segnalazione"]);
            file.extend(writer.take());
        }
        file.extend(writer.take());
        let table = in_chunks(&file, &sizes);
        let back: Vec<_> = table.rows.iter().map(|row| (row.institute().clone(), row.delegate().clone())).collect();
        prop_assert_eq!(back, rows);
        prop_assert!(table.problems.iter().all(|problem| problem.code().as_str() == "table.institute"));
    }

    #[test]
    fn a_stream_groups_adjacent_rows_as_a_whole_does(rows in vec((institute(), delegate()), 0..12)) {
        let mut rows = rows;
        rows.sort_by_key(|(institute, _)| institute.key());
        let mut writer = TableWriter::new(Profile::Office, Lang::It);
        for (institute, delegate) in &rows {
            writer.row(institute, delegate);
        }
        let table = read(&writer.take());
        let mut stream = RosterStream::new();
        let mut grouped: Vec<Roster> = table.rows.iter().filter_map(|row| stream.push(row.clone())).collect();
        grouped.extend(stream.finish());
        prop_assert_eq!(grouped, rosters(table.rows));
    }
}

#[test]
fn rows_come_as_soon_as_they_are_whole() {
    let mut reader = TableReader::new();
    let _ = reader.feed(b"CF;Ruolo\n");
    let line = b"RSSNNA75S42D205F;delegate\n".repeat(100);
    let rows: usize = (0..1000).map(|_| reader.feed(&line).count()).sum();
    assert_eq!(rows, 100_000);
    assert_eq!(reader.finish().count(), 0);
}
