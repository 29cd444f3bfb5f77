//! What a new network begins with: the options, or the answers of a conversation.

use crate::changes::init::{self, Beginning, Request};
use crate::changes::workshop::interview::{Interview, Known};
use crate::changes::workshop::{fill, slot};
use crate::commands::init::asking::{self, Wish};
use crate::commands::init::{Args, showing, whole};
use crate::error::Failure;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::shell::context::Context;
use crate::shell::founding::NewRoot;

impl Args {
    /// Whether the command line says who the owner is: then nothing is asked.
    pub fn says_who(&self) -> bool {
        let said = [
            &self.name,
            &self.title,
            &self.org,
            &self.email,
            &self.timezone,
        ];
        said.into_iter().any(Option::is_some)
    }

    /// The network that the options ask for.
    pub fn beginning(&self, root: &NewRoot) -> Result<Beginning, Failure> {
        let is_there = |path: &RelPath| root.ground.has(path);
        if self.example {
            return init::sample(is_there);
        }
        let request = Request {
            name: self.name.clone(),
            title: self.title.clone(),
            organization: self.org.clone(),
            email: self.email.clone(),
            timezone: self.timezone.clone(),
            ..Request::default()
        };
        Ok(init::empty(&request, is_there))
    }

    /// The network that the owner tells of; `None` where nothing is to be written.
    pub fn asked(
        &self,
        root: &NewRoot,
        context: &mut Context<'_>,
    ) -> Result<Option<Beginning>, Failure> {
        let (network, today) = (Network::default(), context.today());
        let known = Known {
            me: None,
            goals: &[],
            people: &[],
            today,
        };
        context.print(&showing::opening());
        let mut interview = Interview::new(known, slot::first_half_hour(), true);
        let dry_run = self.writing.dry_run;
        if asking::talk(&mut interview, known, dry_run, context)? == Wish::Leave {
            return Ok(None);
        }
        let said = interview.said();
        let request = Request {
            name: said.name.clone(),
            organization: said.organization.clone(),
            intro: said.purpose.clone(),
            expertise: said.give.clone(),
            deal_breakers: fill::deal_breakers(said),
            ..Request::default()
        };
        let mut beginning = init::empty(&request, |path| root.ground.has(path));
        whole::newcomers(&network, said, today, &mut beginning.changes)?;
        Ok(Some(beginning))
    }
}
