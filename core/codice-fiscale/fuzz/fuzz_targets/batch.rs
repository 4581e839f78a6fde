//! Columns of bytes, in both forms, against single codes.
#![no_main]

use abilita_codice_fiscale::{Batch, CodiceFiscale, Strictness};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: (Vec<u8>, Vec<u8>)| {
    let (values, lengths) = data;
    let (records, _) = values.as_chunks::<16>();
    compare(Batch::fixed(records), records.iter().map(<[u8; 16]>::as_slice));

    let mut offsets = vec![0_i32];
    for length in lengths {
        let end = offsets.last().copied().unwrap_or(0) + i32::from(length % 24);
        offsets.push(end.min(values.len() as i32));
    }
    let texts = offsets.windows(2).map(|pair| &values[pair[0] as usize..pair[1] as usize]);
    compare(Batch::with_offsets(&values, &offsets).unwrap(), texts);
});

fn compare<'a>(batch: Batch<'_>, texts: impl Iterator<Item = &'a [u8]> + Clone) {
    for strictness in [Strictness::Strict, Strictness::Formal] {
        let (valid, reasons) = (batch.validate(strictness), batch.classify(strictness));
        for (i, text) in texts.clone().enumerate() {
            let text = String::from_utf8_lossy(text);
            let fault = CodiceFiscale::parse_with(&text, strictness).err().map(|error| error.code());
            assert_eq!((valid.get(i), reasons[i]), (fault.is_none(), fault));
        }
    }
}
