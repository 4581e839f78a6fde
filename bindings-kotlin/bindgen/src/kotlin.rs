//! `uniffi-bindgen`, at the version of the library it reads.

fn main() {
    uniffi::uniffi_bindgen_main();
}
