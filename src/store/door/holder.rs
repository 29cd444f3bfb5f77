//! Who holds the lock, where the system tells.
//!
//! What may live here: reading `/proc`. What may not: taking the lock.
#![expect(
    clippy::disallowed_methods,
    reason = "the system's own tables are no files of a network"
)]

use super::Door;
use crate::model::ids::RelPath;

impl Door {
    /// The process that has locked the network's folder: its number and the name of its program.
    /// `None` where the system does not tell.
    pub fn lock_holder(&self) -> Option<(u32, Option<String>)> {
        let inode = self.look(&RelPath::new("")).ok()?.inode;
        let table = std::fs::read_to_string("/proc/locks").ok()?;
        let id = holder(&table, inode)?;
        let name = std::fs::read_to_string(format!("/proc/{id}/comm")).ok();
        Some((id, name.map(|name| name.trim_end().to_owned())))
    }
}

/// The process that holds the exclusive `flock` of a file. Its device is written in a form that
/// depends on the file system, so the number of the file alone decides.
fn holder(table: &str, inode: u64) -> Option<u32> {
    table.lines().find_map(|line| {
        let mut words = line.split_whitespace();
        let (_, kind, _, how) = (words.next(), words.next()?, words.next(), words.next()?);
        let (id, file) = (words.next()?, words.next()?);
        let same = file.rsplit(':').next()?.parse() == Ok(inode);
        let id: u32 = id.parse().ok()?;
        (kind == "FLOCK" && how == "WRITE" && same && id > 0).then_some(id)
    })
}

#[cfg(test)]
mod tests {
    use super::holder;

    #[test]
    fn the_holder_is_the_process_with_the_exclusive_lock_of_the_folder() {
        let table = "1: POSIX  ADVISORY  WRITE 1 fd:01:42 0 EOF\n\
            2: FLOCK  ADVISORY  READ 2 fd:01:42 0 EOF\n\
            3: -> FLOCK  ADVISORY  WRITE 3 fd:01:42 0 EOF\n\
            4: FLOCK  ADVISORY  WRITE 4 fd:01:43 0 EOF\n\
            5: FLOCK  ADVISORY  WRITE 5 fd:01:42 0 EOF\n";
        assert_eq!(holder(table, 42), Some(5));
        assert_eq!(holder(table, 44), None);
        assert_eq!(holder("nonsense\n", 42), None);
    }
}
