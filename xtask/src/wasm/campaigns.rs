//! The campaigns that come with abilita, each a module of JavaScript that exports its image: a page loads the one it asks.

use std::fs;
use std::path::Path;

use abilita::{Campaign, Lang, Library};

use crate::Outcome;

/// Writes the modules, and their types, to a folder.
pub(super) fn write(folder: &Path) -> Outcome {
    fs::create_dir_all(folder)?;
    let library = Library::built_in();
    for id in library.ids() {
        let campaign = library.compile(id)?;
        fs::write(folder.join(format!("{id}.js")), module(&campaign))?;
        fs::write(folder.join(format!("{id}.d.ts")), types(&campaign))?;
    }
    Ok(())
}

/// A text with a character for each byte: most of an image is words, and the text is 6 % larger than the image once both are
/// compressed. Base64 would be half as large again.
fn module(campaign: &Campaign) -> String {
    let image = campaign.to_image();
    format!("export default Uint8Array.from(\"{}\", (byte) => byte.charCodeAt(0));\n", image.escape_ascii())
}

fn types(campaign: &Campaign) -> String {
    format!(
        r#"/**
 * {title}.
 *
 * The campaign, compiled, as the `Campaign.load` of this package reads it.
 *
 * @example
 * ```ts
 * import {{ Campaign }} from "abilita";
 * import image from "abilita/campaigns/{id}";
 *
 * const campaign = Campaign.load(image);
 * ```
 */
declare const image: Uint8Array;
export default image;
"#,
        title = campaign.title(Lang::En),
        id = campaign.id(),
    )
}
