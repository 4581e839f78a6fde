//! What is JSON and what is not, byte by byte; and that `serde_json` says the same.

use proptest::prelude::*;

use super::*;

fn written(json: &Json<'_>) -> String {
    let mut text = String::new();
    json.write(&mut text);
    text
}

/// As it is read, without white space and needless escapes.
#[track_caller]
fn reads(text: &str, as_written: &str) {
    match parse(text) {
        Ok(json) => assert_eq!(written(&json), as_written, "{text}"),
        Err(error) => panic!("{text}: {error:?}"),
    }
}

#[track_caller]
fn refuses(text: &str, at: usize, reason: &str) {
    match parse(text) {
        Ok(json) => panic!("{text} is read as {}", written(&json)),
        Err(error) => assert_eq!((error.at, error.reason.as_str()), (at, reason), "{text}"),
    }
}

const END: &str = "EOF while parsing a value";

#[test]
fn a_value_may_stand_alone_between_white_space() {
    for word in ["null", "true", "false", "0", "\"\"", "[]", "{}"] {
        reads(word, word);
        reads(&format!(" \t\r\n{word}\n\r\t "), word);
        refuses(&format!("{word} {word}"), word.len() + 1, "trailing characters");
    }
    for nothing in ["", " ", "\n"] {
        refuses(nothing, nothing.len(), END);
    }
    for other_space in ["\u{feff}1", "\u{a0}1", "\u{c}1", "\u{b}1", "\u{2028}1", "//\n1", "/**/1"] {
        refuses(other_space, 0, "expected a value");
    }
}

#[test]
fn words_are_whole_and_small() {
    for word in ["nul", "tru", "True", "NULL", "undefined", "NaN", "Infinity", "nulll", "truefalse"] {
        assert!(parse(word).is_err(), "{word}");
    }
}

#[test]
fn numbers_are_kept_as_they_stand() {
    for number in [
        "0",
        "-0",
        "1",
        "-1",
        "10",
        "1234567890",
        "0.0",
        "-0.5",
        "1.25",
        "1e5",
        "1E5",
        "1e+5",
        "1e-5",
        "0e0",
        "0.5e-10",
        "18446744073709551616",
        "-9223372036854775809",
        "123456789012345678901234567890.123456789",
        "1e999",
    ] {
        reads(number, number);
        reads(&format!("[{number} ]"), &format!("[{number}]"));
    }
    for (number, at, reason) in [
        ("01", 1, "trailing characters"),
        ("-01", 2, "trailing characters"),
        ("00", 1, "trailing characters"),
        ("-", 1, END),
        ("-a", 1, "expected a digit"),
        ("--1", 1, "expected a digit"),
        ("+1", 0, "expected a value"),
        (".5", 0, "expected a value"),
        ("1.", 2, END),
        ("1.e5", 2, "expected a digit"),
        ("1e", 2, END),
        ("1e+", 3, END),
        ("1e1.5", 3, "trailing characters"),
        ("1ee5", 2, "expected a digit"),
        ("0x1f", 1, "trailing characters"),
        ("1_000", 1, "trailing characters"),
        ("1,5", 1, "trailing characters"),
        ("١", 0, "expected a value"),
    ] {
        refuses(number, at, reason);
    }
}

#[test]
fn texts_are_read_without_their_escapes() {
    reads(r#""\"\\\/\b\f\n\r\t""#, r#""\"\\/\b\f\n\r\t""#);
    reads(r#""\u0041\u00e8\u00E8\u20ac""#, "\"Aèè€\"");
    reads(r#""\ud83d\ude00""#, "\"😀\"");
    reads(r#""\udbff\udfff""#, "\"\u{10ffff}\"");
    reads(r#""\u0000\u001f\u007f""#, "\"\\u0000\\u001f\u{7f}\"");
    reads("\"\u{7f}\u{2028}è😀\"", "\"\u{7f}\u{2028}è😀\"");
    reads(r#"{"\u0061":1}"#, r#"{"a":1}"#);
}

#[test]
fn a_text_is_borrowed_unless_it_has_an_escape() {
    assert!(matches!(parse("\"è vero\""), Ok(Json::Text(Cow::Borrowed("è vero")))));
    assert!(matches!(parse(r#""\n""#), Ok(Json::Text(Cow::Owned(_)))));
}

#[test]
fn what_is_no_text_is_refused() {
    for (text, at, reason) in [
        ("\"", 1, END),
        ("\"a", 2, END),
        ("\"\\", 2, END),
        ("\"\\\"", 3, END),
        ("'a'", 0, "expected a value"),
        ("\"\n\"", 1, "a control character in a text"),
        ("\"a\tb\"", 2, "a control character in a text"),
        ("\"\u{0}\"", 1, "a control character in a text"),
        (r#""\a""#, 2, "no escape that JSON knows"),
        (r#""\x41""#, 2, "no escape that JSON knows"),
        (r#""\'""#, 2, "no escape that JSON knows"),
        (r#""\U0041""#, 2, "no escape that JSON knows"),
        (r#""\è""#, 2, "no escape that JSON knows"),
        (r#""\u""#, 3, "expected four hexadecimal digits"),
        (r#""\u12""#, 5, "expected four hexadecimal digits"),
        (r#""\u12g4""#, 5, "expected four hexadecimal digits"),
        (r#""\u+123""#, 3, "expected four hexadecimal digits"),
        (r#""\u12è4""#, 5, "expected four hexadecimal digits"),
        (r#""\u123"#, 6, END),
        (r#""\ud83d""#, 7, "half of a surrogate pair"),
        (r#""\ud83d\n""#, 7, "half of a surrogate pair"),
        (r#""\ud83da""#, 7, "half of a surrogate pair"),
        (r#""\ud83d\u0041""#, 13, "half of a surrogate pair"),
        (r#""\ud83d\ud83d\ude00""#, 13, "half of a surrogate pair"),
        (r#""\ude00""#, 7, "half of a surrogate pair"),
        (r#""\ude00\ud83d""#, 7, "half of a surrogate pair"),
    ] {
        refuses(text, at, reason);
    }
}

#[test]
fn lists_and_objects_have_commas_between_and_nowhere_else() {
    reads(" [ 1 , [ ] , { } , \"a\" ] ", r#"[1,[],{},"a"]"#);
    reads(r#" { "a" : 1 , "" : { "b" : [ null ] } } "#, r#"{"a":1,"":{"b":[null]}}"#);
    for (text, at, reason) in [
        ("[", 1, END),
        ("[1", 2, END),
        ("[1,", 3, END),
        ("[1 2]", 3, "expected `,` or `]`"),
        ("[1}", 2, "expected `,` or `]`"),
        ("[,1]", 1, "expected a value"),
        ("[1,]", 3, "expected a value"),
        ("[1,,2]", 3, "expected a value"),
        ("]", 0, "expected a value"),
        ("[1]]", 3, "trailing characters"),
        ("{", 1, END),
        (r#"{"a""#, 4, END),
        (r#"{"a":"#, 5, END),
        (r#"{"a":1"#, 6, END),
        (r#"{"a":1,"#, 7, END),
        (r#"{"a":1,}"#, 7, "expected a key"),
        (r#"{,"a":1}"#, 1, "expected a key"),
        (r#"{"a" 1}"#, 5, "expected `:`"),
        (r#"{"a"::1}"#, 5, "expected a value"),
        (r#"{"a":1 "b":2}"#, 7, "expected `,` or `}`"),
        (r#"{"a":1]"#, 6, "expected `,` or `}`"),
        ("{1:1}", 1, "expected a key"),
        ("{a:1}", 1, "expected a key"),
        ("{null:1}", 1, "expected a key"),
    ] {
        refuses(text, at, reason);
    }
}

/// However it is written. The first that stands a second time is reported.
#[test]
fn a_key_stands_once() {
    refuses(r#"{"a":1,"b":2,"b":3,"a":4}"#, 15, "duplicate key `b`");
    refuses(r#"{"a":1,"\u0061":2}"#, 14, "duplicate key `a`");
    refuses(r#"{"":1,"":1}"#, 7, "duplicate key ``");
    reads(r#"{"a":{"a":1},"A":[{"a":1},{"a":1}]}"#, r#"{"a":{"a":1},"A":[{"a":1},{"a":1}]}"#);
}

#[test]
fn an_error_has_its_path_and_its_position() {
    let text = "{\"people\": [\n  {},\n  {\"è\": tru}]}";
    let error = parse(text).map(|json| written(&json)).expect_err("no word");
    assert_eq!((error.path.as_str(), error.position(text)), ("people[1].è", (3, 9)));
    let error = parse("[[],[0,{\"a\":[").map(|json| written(&json)).expect_err("no end");
    assert_eq!(error.path, "[1][1].a[0]");
}

#[test]
fn nothing_is_nested_deeper_than_127() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    reads(&nested(127), &nested(127));
    refuses(&nested(128), 127, "nested too deep");
    refuses(&"{\"a\":".repeat(100_000), 5 * 127, "nested too deep");
    reads(&format!("[{}0]", "[],{},".repeat(10_000)), &format!("[{}0]", "[],{},".repeat(10_000)));
}

#[test]
fn a_tree_shows_nothing_of_what_it_holds() {
    assert_eq!(format!("{:?}", parse("\"RSSNNA75S42D205F\"").unwrap_or(Json::Null)), "Json(a text)");
}

/// What text is made of, and what it is nearly made of.
fn fragments() -> impl Strategy<Value = String> {
    let fragments = [
        "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\":", "\\", "\\n", "\\u00", "\\ud83d", "\\ude00",
        "e8", "è", "0", "1", "-", "+", ".", "e", "E", "null", "true", "fals", " ", "\n", "\t", "\u{1}", "/",
    ];
    prop::collection::vec(prop::sample::select(fragments.to_vec()), 0..12).prop_map(|parts| parts.concat())
}

fn any_json() -> impl Strategy<Value = Json<'static>> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i64>().prop_map(|number| Json::Number(number.to_string().into())),
        any::<String>().prop_map(|text| Json::Text(text.into())),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let object = prop::collection::btree_map(any::<String>(), inner.clone(), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Json::List),
            object.prop_map(|object| Json::Object(
                object.into_iter().map(|(key, value)| (key.into(), value)).collect()
            )),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// Where the two differ is said at the head of the module: it takes the last of duplicate keys, and no number
    /// larger than its type.
    #[test]
    fn it_is_json_for_serde_json_too(text in fragments()) {
        let other = serde_json::from_str::<serde_json::Value>(&text);
        match parse(&text) {
            Ok(json) => prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&written(&json)).ok(), other.ok()),
            Err(error) => prop_assert!(other.is_err() || error.reason.starts_with("duplicate key"), "{}", error.reason),
        }
    }

    #[test]
    fn what_is_written_is_read_again_and_is_what_serde_json_writes(json in any_json()) {
        let text = written(&json);
        prop_assert!(parse(&text).is_ok_and(|read| read == json));
        prop_assert_eq!(serde_json::to_string(&json).ok(), Some(text.clone()));
        prop_assert!(serde_json::from_str::<Json<'_>>(&text).is_ok_and(|read| read == json));
    }

    #[test]
    fn a_part_of_json_is_no_json_and_no_panic(json in any_json(), at in any::<prop::sample::Index>()) {
        let text = written(&Json::List(vec![json]));
        let cut = text.char_indices().map(|(at, _)| at).nth(at.index(text.chars().count())).unwrap_or_default();
        prop_assert!(parse(text.get(..cut).unwrap_or_default()).is_err());
    }
}
