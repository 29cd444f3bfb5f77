//! The flags of `mentor close` that say what no file can know.

use crate::error::Failure;
use crate::facts::subject::Subject;
use crate::model::network::Network;
use crate::reports::debrief::value::{self, Verdict};
use crate::reports::debrief::verdict;

/// What only people can say.
#[derive(clap::Args, Debug)]
pub struct Said {
    /// What was most useful
    #[arg(long, value_name = "TEXT")]
    most_useful: Vec<String>,
    /// What was least useful
    #[arg(long, value_name = "TEXT")]
    least_useful: Vec<String>,
    /// What came of an aim: `purpose`, the number of an objective or a goal, then met, partly, not or changed, and how that shows
    #[arg(long, value_name = "AIM=WORD[: WHY]")]
    outcome: Vec<String>,
    /// What you do differently next time
    #[arg(long, value_name = "TEXT")]
    lesson: Vec<String>,
    /// What they do differently next time
    #[arg(long, value_name = "TEXT")]
    their_lesson: Vec<String>,
    /// What you learned about yourself
    #[arg(long, value_name = "TEXT")]
    about_me: Vec<String>,
    /// What you learned about choosing people
    #[arg(long, value_name = "TEXT")]
    about_choosing: Vec<String>,
    /// What you are to one another from now on
    #[arg(long, value_name = "TEXT")]
    next_relationship: Vec<String>,
    /// What you thank them for
    #[arg(long, value_name = "TEXT")]
    appreciation: Vec<String>,
}

impl Said {
    /// What was said, without what came of the aims: that needs to know them.
    pub fn said(&self) -> value::Said {
        value::Said {
            most_useful: self.most_useful.clone(),
            least_useful: self.least_useful.clone(),
            verdicts: Vec::new(),
            lessons: self.lesson.clone(),
            their_lessons: self.their_lesson.clone(),
            about_me: self.about_me.clone(),
            about_choosing: self.about_choosing.clone(),
            next_relationship: self.next_relationship.clone(),
            appreciation: self.appreciation.clone(),
        }
    }

    /// What came of the aims.
    pub fn verdicts(
        &self,
        network: &Network,
        subject: Subject<'_>,
    ) -> Result<Vec<Verdict>, Failure> {
        let typed = self.outcome.iter();
        typed
            .map(|typed| verdict::read(network, subject, typed))
            .collect()
    }
}
