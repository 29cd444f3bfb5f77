//! Texts that become notes: from a file that was named, from the network, and what is wrong with them.

use std::path::Path;

use crate::error::Failure;
use crate::model::ids::RelPath;
use crate::model::network::Network;
use crate::model::problem::Problem;
use crate::shell::diagnose;
use crate::shell::input::Input;
use crate::store::door::{NOTE_CAP, elsewhere};

impl Input<'_> {
    /// The text of a file that was named on the command line; `-` is standard input.
    pub fn file(&mut self, path: &Path) -> Result<String, Failure> {
        if path.as_os_str() == "-" {
            return self.text();
        }
        let full = match &self.printer.world.cwd {
            Some(cwd) => cwd.join(path),
            None => path.to_owned(),
        };
        let shown = path.display();
        let bytes = elsewhere::read(&full, NOTE_CAP)
            .map_err(|refused| Failure::new(format!("{shown} cannot be read: {refused}")))?;
        String::from_utf8(bytes).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            Failure::new(format!("{shown} is not UTF-8 at byte {offset}"))
        })
    }

    /// The whole text of a file of the network.
    pub fn text_of(&mut self, path: &RelPath) -> Result<String, Failure> {
        let store = self.home.store(self.globals, &self.printer.world)?;
        store.text(path)
    }

    /// What is wrong with a text that is to become the file at this path.
    pub fn problems_in(
        &mut self,
        path: &RelPath,
        text: &str,
        network: &Network,
    ) -> Result<Vec<Problem>, Failure> {
        let store = self.home.store(self.globals, &self.printer.world)?;
        Ok(store.problems_in(path, text, network))
    }

    /// Shows a problem of a text, with its line, on stderr.
    pub fn show(&mut self, problem: &Problem) {
        self.printer.problem(&diagnose::text(problem));
    }
}
