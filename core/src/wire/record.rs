//! A wire type is declared once, as the struct or enum it is: its keys in JSON, and how it is read and written, follow from that.
//! What follows is a table of its keys and where its fields are; the code that reads and writes by it is in [`table`](super::table).

/// Declares a wire type that is a JSON object of certain keys, one for each field, under its name or the one after `as`.
///
/// A key must be there. Beside `= optional` it may be missing when it is read, and the field is then blank: no text, nothing,
/// zero, false. Beside `= omitted` it is not written either where the field is blank. No other key may be there.
///
/// The type implements `FromJson` and `ToJson`, and serde's traits by way of them. After `: FromJson` or `: ToJson` it is read
/// or written only.
///
/// ```
/// use abilita::wire::{self, record};
/// record! {
///     /// Where to send a letter.
///     #[derive(Debug, PartialEq)]
///     pub struct Address {
///         /// The street, with the number.
///         pub street: String,
///         /// The name of the place.
///         pub place: String as "town",
///         /// What else the postman should know.
///         pub hints: Vec<String> = omitted,
///     }
/// }
/// let address: Address = wire::from_json(r#"{"street": "via Roma 1", "town": "Rho"}"#)?;
/// assert_eq!(address, Address { street: "via Roma 1".into(), place: "Rho".into(), hints: vec![] });
/// assert_eq!(wire::to_json(&address), r#"{"street":"via Roma 1","town":"Rho"}"#);
///
/// let unknown = wire::from_json::<Address>(r#"{"street": "via Roma 1", "place": "Rho"}"#).unwrap_err();
/// assert_eq!(unknown.to_string(), "place: unknown field `place`, expected one of `street`, `town`, `hints`");
/// # Ok::<(), wire::Malformed>(())
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! wire_record {
    ($(
        $(#[$about:meta])*
        $vis:vis struct $Record:ident $(: $direction:ident)? {
            $(
                $(#[$about_field:meta])*
                $field_vis:vis $field:ident: $Field:ty $(as $key:literal)? $(= $presence:ident)?
            ),* $(,)?
        }
    )+) => { $(
        $(#[$about])*
        $vis struct $Record {
            $( $(#[$about_field])* $field_vis $field: $Field, )*
        }

        impl $Record {
            const KEYS: &[$crate::wire::table::Key] =
                &[ $( $crate::wire_record!(@key $field $(as $key)? $(= $presence)?), )* ];
        }

        $crate::wire_record!(@implement $($direction)? $Record { $( $field )* });
    )+ };

    (@implement $Record:ident { $( $field:ident )* }) => {
        $crate::wire_record!(@implement FromJson $Record { $( $field )* });
        $crate::wire_record!(@implement ToJson $Record { $( $field )* });
        $crate::wire_record!(@serde $Record);
    };
    (@implement FromJson $Record:ident { $( $field:ident )* }) => {
        impl $crate::wire::FromJson for $Record {
            fn blank() -> Self {
                Self { $( $field: $crate::wire::FromJson::blank(), )* }
            }

            fn fill(&mut self, json: &$crate::wire::Json<'_>) -> Result<(), $crate::wire::Malformed> {
                $crate::wire::table::fill_record(Self::KEYS, &mut [ $( &mut self.$field, )* ], json)
            }
        }
    };
    (@implement ToJson $Record:ident { $( $field:ident )* }) => {
        impl $crate::wire::ToJson for $Record {
            fn as_json(&self) -> $crate::wire::Json<'_> {
                $crate::wire::table::record_as_json(Self::KEYS, &[ $( &self.$field, )* ])
            }
        }
    };

    (@key $field:ident $(as $key:literal)?) => {
        $crate::wire_record!(@key $field $(as $key)? = needed)
    };
    (@key $field:ident $(as $key:literal)? = $presence:ident) => {
        $crate::wire::table::Key::$presence($crate::wire_record!(@name $field $($key)?))
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $key:literal) => { $key };

    (@serde $Type:ty) => {
        impl $crate::wire::table::serde::Serialize for $Type {
            fn serialize<S: $crate::wire::table::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::wire::table::serde::Serialize::serialize(&$crate::wire::ToJson::as_json(self), serializer)
            }
        }

        impl<'de> $crate::wire::table::serde::Deserialize<'de> for $Type {
            fn deserialize<D: $crate::wire::table::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let json = $crate::wire::table::serde::Deserialize::deserialize(deserializer)?;
                $crate::wire::table::read(&json).map_err($crate::wire::table::serde::de::Error::custom)
            }
        }
    };
}

/// Declares a wire type that is a JSON object of one of several kinds, told by the word under the key after `by`. Fields are
/// declared as those of a [`record`](crate::wire::record); a key of one kind may not be there with another.
///
/// ```
/// use abilita::wire::{self, kinds};
/// kinds! {
///     /// Where to send something.
///     #[derive(Debug, PartialEq)]
///     pub enum Destination by "kind" {
///         /// A letterbox.
///         "letterbox" => Letterbox {
///             /// The street, with the number.
///             street: String,
///         },
///         /// The counter.
///         "counter" => Counter {},
///     }
/// }
/// assert_eq!(wire::from_json(r#"{"kind": "counter"}"#), Ok(Destination::Counter {}));
/// let unknown = wire::from_json::<Destination>(r#"{"kind": "pigeon"}"#).unwrap_err();
/// assert_eq!(unknown.to_string(), ".: expected one of `letterbox`, `counter`");
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! wire_kinds {
    (
        $(#[$about:meta])*
        $vis:vis enum $Kinds:ident by $tag:literal {
            $(
                $(#[$about_kind:meta])*
                $word:literal => $Kind:ident {
                    $(
                        $(#[$about_field:meta])*
                        $field:ident: $Field:ty $(as $key:literal)? $(= $presence:ident)?
                    ),* $(,)?
                }
            ),* $(,)?
        }
    ) => {
        $(#[$about])*
        $vis enum $Kinds {
            $(
                $(#[$about_kind])*
                $Kind { $( $(#[$about_field])* $field: $Field, )* },
            )*
        }

        impl $Kinds {
            const KINDS: &[$crate::wire::table::Kind] = &[ $(
                $crate::wire::table::Kind {
                    word: $word,
                    keys: &[
                        $crate::wire::table::Key::needed($tag),
                        $( $crate::wire_record!(@key $field $(as $key)? $(= $presence)?), )*
                    ],
                },
            )* ];
        }

        impl $crate::wire::FromJson for $Kinds {
            fn blank() -> Self {
                $crate::wire_kinds!(@blank $( $Kind { $( $field )* } )*)
            }

            fn fill(&mut self, json: &$crate::wire::Json<'_>) -> Result<(), $crate::wire::Malformed> {
                let kind = $crate::wire::table::kind_in(Self::KINDS, json)?;
                match kind.word {
                    $( $word => *self = Self::$Kind { $( $field: $crate::wire::FromJson::blank(), )* }, )*
                    _ => {}
                }
                match self {
                    $( Self::$Kind { $( $field, )* } => {
                        let fields: &mut [&mut dyn $crate::wire::FromJson] =
                            &mut [ &mut $crate::wire::table::Word, $( $field, )* ];
                        $crate::wire::table::fill_record(kind.keys, fields, json)
                    } )*
                }
            }
        }

        impl $crate::wire::ToJson for $Kinds {
            fn as_json(&self) -> $crate::wire::Json<'_> {
                match self {
                    $( Self::$Kind { $( $field, )* } => {
                        $crate::wire::table::kind_as_json(Self::KINDS, &[ &$word, $( $field, )* ], $word)
                    } )*
                }
            }
        }

        $crate::wire_record!(@serde $Kinds);
    };

    (@blank $First:ident { $( $field:ident )* } $( $rest:tt )*) => {
        Self::$First { $( $field: $crate::wire::FromJson::blank(), )* }
    };
}
