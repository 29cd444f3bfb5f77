//! What `mentor close` answers.

use serde::Serialize;

use crate::error::Failure;
use crate::model::change::Written;
use crate::model::ids::RelPath;
use crate::reports::debrief::said::Gap;
use crate::reports::debrief::value::Debrief;
use crate::shell::context::Context;

/// What is answered in JSON.
#[derive(Serialize)]
struct Closed<'a> {
    #[serde(flatten)]
    debrief: &'a Debrief,
    note: RelPath,
    missing: Vec<Gap>,
    written: Vec<Written>,
}

/// Says what was written, what is missing, and what comes next. `written`: `None` after a dry run,
/// which only says what is missing.
pub fn say(
    json: bool,
    debrief: &Debrief,
    written: Option<Vec<Written>>,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let note = debrief.folder.join(&format!("closing-{}.md", debrief.on));
    let missing = debrief.gaps();
    debrief.remarks().iter().for_each(|line| context.note(line));
    let Some(written) = written else {
        return Ok(());
    };
    if json {
        let closed = Closed {
            debrief,
            note,
            missing,
            written,
        };
        context.json("close", &closed)
    } else {
        context.print(&debrief.summary(&note));
        Ok(())
    }
}
