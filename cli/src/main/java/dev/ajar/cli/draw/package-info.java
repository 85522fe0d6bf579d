/// The room where experiences are drawn.
///
/// - **Comes in:** an [experience][dev.ajar.model.Experience] and the [ways][dev.ajar.tally.Ways] sessions took; none
///   of them where no log was given.
/// - **Goes out:** [drawings][dev.ajar.cli.draw.Drawing]: Mermaid, with the words that explain it, as a page of
///   Markdown.
///
/// Promised here: whatever a name or title holds, it stays text; and no drawing is larger than Mermaid takes. Nothing
/// is measured here.
@NullMarked
package dev.ajar.cli.draw;

import org.jspecify.annotations.NullMarked;
