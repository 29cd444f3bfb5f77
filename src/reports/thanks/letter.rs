//! Which evidence a short letter holds: 60 to 150 words, the act first, nothing padded.

use super::piece::{Form, Piece};

/// How many words a thank-you has (domain.md 7.1).
pub const LEAST: usize = 60;
/// The most.
pub const MOST: usize = 150;
/// What the evidence may come to, so that no tone goes over the most.
const ROOM: usize = 146;
/// Below this a second piece of evidence is welcome.
const SHORT: usize = 80;
/// Greeting, thanks and name.
const FRAME: usize = 23;
/// One short apology.
const APOLOGY: usize = 14;
/// The longest act that is told whole where another would do.
const LONG_ACT: usize = 60;

/// Everything that could be said.
pub struct Evidence {
    /// What they did, the most telling first, then how.
    pub acts: Vec<Piece>,
    /// What came of it.
    pub effects: Vec<Piece>,
    /// What the owner will do.
    pub commitment: Option<Piece>,
    /// What the owner gives.
    pub give: Option<Piece>,
    /// When the owner tells how it went.
    pub report: Option<Piece>,
    /// Whether it begins with an apology.
    pub late: bool,
    /// Whether it is a second note, about what came of it.
    pub second: bool,
}

/// What is said.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The specific act.
    pub act: Piece,
    /// How they did it, two at most.
    pub how: Vec<Piece>,
    /// What came of it, two at most.
    pub effect: Vec<Piece>,
    /// What the owner will do by when.
    pub commitment: Option<Piece>,
    /// What the owner gives.
    pub give: Option<Piece>,
    /// When the owner reports back.
    pub report: Option<Piece>,
}

/// Chooses; `None` where nothing was done.
pub fn choose(evidence: Evidence) -> Option<Letter> {
    let mut acts = evidence.acts;
    if acts.is_empty() {
        return None;
    }
    let brief = acts.iter().position(|act| act.words() <= LONG_ACT);
    let act = acts.remove(brief.unwrap_or(0));
    let mut room = ROOM.saturating_sub(FRAME + if evidence.late { APOLOGY } else { 0 });
    let ahead = [&evidence.commitment, &evidence.report];
    for piece in [&act].into_iter().chain(ahead.into_iter().flatten()) {
        room = room.saturating_sub(piece.words());
    }
    let give = evidence.give.filter(|give| give.words() <= room);
    room = room.saturating_sub(give.as_ref().map_or(0, Piece::words));
    // What the owner took from it is an effect, not a way of doing it.
    acts.retain(|piece| piece.form != Form::LeftWith && !piece.third);
    let mut effects = evidence.effects;
    effects.retain(|piece| {
        piece.form != Form::LeftWith || piece.place.is_none() || piece.place != act.place
    });
    // A second note is about what came of it; else how they did it comes before the longest result.
    let kept = match effects.first() {
        Some(first) if evidence.second => first.words(),
        _ => effects.iter().map(Piece::words).min().unwrap_or(0),
    };
    let (mut how, mut effect) = (Vec::new(), Vec::new());
    how.extend(fitting(&mut acts, &mut room, kept));
    effect.extend(fitting(&mut effects, &mut room, 0));
    // A short letter is glad of a second one of each, and of one takeaway at most.
    if room > ROOM - SHORT {
        let told = effect
            .iter()
            .any(|piece: &Piece| piece.form == Form::LeftWith);
        effects.retain(|piece| !told || piece.form != Form::LeftWith);
        effect.extend(fitting(&mut effects, &mut room, 0));
    }
    if room > ROOM - SHORT {
        how.extend(fitting(&mut acts, &mut room, 0));
    }
    Some(Letter {
        act,
        how,
        effect,
        commitment: evidence.commitment,
        give,
        report: evidence.report,
    })
}

/// Takes the first piece that fits into the room without the words that are kept for others.
fn fitting(pieces: &mut Vec<Piece>, room: &mut usize, kept: usize) -> Option<Piece> {
    let most = room.saturating_sub(kept);
    let at = pieces.iter().position(|piece| piece.words() <= most)?;
    let piece = pieces.remove(at);
    *room = room.saturating_sub(piece.words());
    Some(piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(form: Form, words: usize) -> Piece {
        Piece::new(form, vec!["word"; words].join(" "), None)
    }

    fn evidence(acts: Vec<Piece>, effects: Vec<Piece>) -> Evidence {
        Evidence {
            acts,
            effects,
            commitment: Some(piece(Form::Will, 8)),
            give: Some(piece(Form::Offer, 8)),
            report: Some(piece(Form::Meeting, 0)),
            late: true,
            second: false,
        }
    }

    #[test]
    fn what_is_chosen_fits_and_the_act_comes_first() {
        assert!(choose(evidence(Vec::new(), Vec::new())).is_none());
        let acts = vec![
            piece(Form::For, 90),
            piece(Form::For, 10),
            piece(Form::Told, 70),
        ];
        let effects = vec![piece(Form::Chain, 60), piece(Form::Came, 12)];
        let letter = choose(evidence(acts, effects)).unwrap();
        assert_eq!(letter.act.words(), 14);
        assert!(letter.how.is_empty(), "the long ones do not fit");
        assert_eq!(letter.effect.len(), 1);
        assert_eq!(letter.effect[0].form, Form::Came);
        assert!(letter.give.is_some());
    }

    #[test]
    fn a_short_letter_takes_a_second_piece_and_one_takeaway_at_most() {
        let acts = vec![piece(Form::For, 4), piece(Form::LeftWith, 5)];
        let effects = vec![
            piece(Form::LeftWith, 5),
            piece(Form::LeftWith, 6),
            piece(Form::Chain, 5),
        ];
        let mut thin = evidence(acts, effects);
        thin.late = false;
        thin.give = None;
        thin.commitment = None;
        let letter = choose(thin).unwrap();
        let forms: Vec<Form> = letter.effect.iter().map(|piece| piece.form).collect();
        assert_eq!(forms, [Form::LeftWith, Form::Chain]);
        assert!(letter.how.is_empty());
    }
}
