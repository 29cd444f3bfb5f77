//! The last command taken back: what the store did, told and committed; and the record of it cleared.
//!
//! What may live here: the lock, stderr, git. What may not: how a command is taken back (the store's).

use crate::error::Failure;
use crate::model::ids::RelPath;
use crate::model::network::Scope;
use crate::model::taken::Taken;
use crate::shell::context::Context;
use crate::shell::trial;
use crate::shell::write::Scene;
use crate::store::Store;
use crate::store::door::Door;
use crate::store::write::preview::Preview;
use crate::store::write::undo::shelf::Shelf;
use crate::text::phrase::shell_word;

/// Takes the last command back, or with `again` puts back what was taken back last. `None` where an
/// interrupted command was taken back instead, or where `dry_run` only asked for the diff.
///
/// # Errors
/// There is nothing to take back, a file was changed since, or the disk refused: nothing was written.
pub fn take_back(
    context: &mut Context<'_>,
    again: bool,
    dry_run: bool,
) -> Result<Option<Taken>, Failure> {
    let shelf = if again { Shelf::TakenBack } else { Shelf::Done };
    let today = context.today();
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    if dry_run {
        let (summary, preview, notes) = looked(store, shelf)?;
        notes.iter().for_each(|note| context.note(note));
        trial::say(context.printer, today, &summary, &preview)?;
        return Ok(None);
    }
    let locked = store.lock()?.on(today);
    for line in locked.recovered() {
        context.printer.note(line);
    }
    if locked.undid() {
        // That was the last command.
        return Ok(None);
    }
    let settings = locked.read(&Scope::People(Vec::new()));
    let fail_fast = context.globals.fail_fast;
    context
        .told
        .problems(&settings.problems, fail_fast, context.printer)?;
    let taken = locked.take_back(shelf);
    let taken = taken.map_err(|failure| with_way_on(store, shelf, failure))?;
    let Some(taken) = taken else {
        return Err(nothing(shelf));
    };
    let verb = verb(shelf);
    let scene = Scene {
        store,
        told: &mut context.told,
        printer: context.printer,
        fail_fast,
        today,
    };
    scene.tell(
        &taken.written,
        &format!("{verb}: {}", taken.command.summary),
        settings.network.policy.git_commit,
    );
    drop(locked);
    Ok(Some(taken))
}

/// What taking back is, what it would change, and what is to be said beside it.
fn looked(store: &Store, shelf: Shelf) -> Result<(String, Preview, Vec<String>), Failure> {
    let mut notes = Vec::new();
    if let Some(half) = store.unfinished() {
        let summary = half.summary;
        notes.push(format!("an interrupted command comes first: {summary}"));
    }
    let found = store.look_back(shelf);
    let found = found?.ok_or_else(|| nothing(shelf))?;
    let summary = found.command.summary;
    if let Some(failure) = found.since {
        return Err(with_way_on(store, shelf, failure));
    }
    let says = format!("{}: {summary}", verb(shelf));
    notes.push(match (found.is_back, shelf) {
        (true, _) => format!("nothing is left of it: {summary}"),
        (false, Shelf::Done) => format!("would take back: {summary}"),
        (false, Shelf::TakenBack) => format!("would put back: {summary}"),
    });
    Ok((says, found.preview, notes))
}

/// The verb of the sentence of a commit.
fn verb(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Done => "Take back",
        Shelf::TakenBack => "Put back",
    }
}

/// There is no record.
fn nothing(shelf: Shelf) -> Failure {
    match shelf {
        Shelf::Done => Failure::new("there is nothing to take back").hint(
            "each command that writes leaves a record in .mentor/, and the last twenty can be taken back",
        ),
        Shelf::TakenBack => Failure::new("there is nothing to put back")
            .hint("what `mentor undo` took back can be put back until something else is written"),
    }
}

/// How to go on where a file was changed since.
fn with_way_on(store: &Store, shelf: Shelf, failure: Failure) -> Failure {
    let Some(since) = store.look_back(shelf).ok().flatten() else {
        return failure;
    };
    let Some(first) = since.changed.first() else {
        return failure;
    };
    let root = store.door().root();
    let file = shell_word(first.as_str());
    let under_git = root
        .ancestors()
        .any(|folder| Door::is_there(&folder.join(".git")));
    let failure = failure.hint(
        "what you changed stays; take the rest back by hand, or undo your change and run it again",
    );
    if under_git {
        let git = format!("git -C {}", shell_word(&root.to_string_lossy()));
        failure.hint(format!("see what it held: {git} log -p -- {file}"))
    } else {
        failure
    }
}

/// Clears the record for `undo`, and the texts that an editor left of this folder or file: what they held
/// before is kept nowhere then. Gives how many commands
/// could have been taken back, or put back.
pub fn forget(context: &mut Context<'_>, what: &RelPath) -> Result<usize, Failure> {
    let store = context
        .home
        .store(&context.globals, &context.printer.world)?;
    let locked = store.lock()?;
    for line in locked.recovered() {
        context.printer.note(line);
    }
    locked.forget(what)
}
