//! `uniffi-bindgen-swift`: sources, header and module map one by one, at the version of the library it reads.

fn main() {
    uniffi::uniffi_bindgen_swift();
}
