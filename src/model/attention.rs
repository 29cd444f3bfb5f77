//! What the weekly review calls attention to, in its order, and how soon.
//!
//! What may live here: the words. What may not: when something is due (`facts`).

use std::fmt;

use super::words::words;

words!(
    /// The kinds of what `review` says, in its order (commands.md).
    ReviewKind {
        /// A promise of the owner's, past its day.
        Overdue = "overdue",
        /// An answer that the owner owes.
        OwedAnswer = "owed-answer",
        /// A recap that is owed.
        Recap = "recap",
        /// A thank-you that is owed.
        Thanks = "thanks",
        /// A meeting to prepare, or to write down.
        Agenda = "agenda",
        /// An action due soon, and what others promised.
        Action = "action",
        /// Somebody to be in touch with.
        Person = "person",
        /// An agreement that ends, or has reached its goals.
        Agreement = "agreement",
        /// A question to somebody that waits for its answer.
        Asked = "asked",
        /// A result that whoever advised it has not heard of.
        ReportBack = "report-back",
        /// A goal that stands still.
        Goal = "goal",
        /// Something to give.
        Give = "give",
        /// Somebody who could be asked, and has waited for it.
        Prospect = "prospect",
        /// A relationship whose purpose nobody has written down.
        Purpose = "purpose",
        /// A rating or a health check that asks for a word.
        Health = "health",
        /// A need that has lost its cover.
        Gap = "gap",
    }
);
words!(
    /// How soon something wants attention.
    Urgency {
        /// This week, before the rest.
        Now = "now",
        /// This week or the next.
        Soon = "soon",
        /// When there is time.
        WhenYouCan = "when-you-can",
    }
);
