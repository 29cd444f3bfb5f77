//! What the flags of `mentor log` mean.

use std::cell::RefCell;

use crate::changes::log::dates;
use crate::changes::log::entry::entry;
use crate::changes::log::request::{Front, Request};
use crate::commands::log::said::Said;
use crate::commands::log::who::Round;
use crate::error::Failure;
use crate::facts::subject::Subject;
use crate::shell::context::Context;

impl Said {
    /// What is asked for; what was understood where it was not said in full is told.
    pub fn request(
        &self,
        first: Subject<'_>,
        round: Round,
        context: &mut Context<'_>,
    ) -> Result<Request, Failure> {
        let today = context.today();
        let day = dates::day(self.date.as_deref(), first, today)?;
        let front = Front {
            kind: self.kind,
            minutes: self.minutes,
            medium: self.medium,
            next_meeting: dates::agreed(self.next_meeting.as_deref(), day, today)?,
            present: round.present,
            led_by: round.led_by,
            hot_seats: round.hot_seats,
        };
        let (mut entries, mut echoes) = (Vec::new(), Vec::new());
        let names = RefCell::new(&mut *context);
        let look_up = |typed: &str| names.borrow_mut().person(typed);
        for (section, typed) in self.sections() {
            for text in typed {
                let (entry, said) = entry(section, text, first, today, &look_up)?;
                entries.push(entry);
                echoes.extend(said);
            }
        }
        echoes.iter().for_each(|echo| context.note(echo));
        Ok(Request {
            day,
            new: self.new,
            slug: dates::name(self.slug.as_deref())?,
            front,
            entries,
            text: None,
        })
    }
}
