//! Folders to try things on: made in memory where the machine has such a disk, since the program
//! waits for the disk at every write; copied, and read back whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// Every file below a folder by its path, and every folder with a `/` at its end.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// An empty folder that goes with its value.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let mut builder = tempfile::Builder::new();
    builder.prefix("mentor-it-");
    if memory.is_dir() {
        builder.tempdir_in(memory).unwrap()
    } else {
        builder.tempdir().unwrap()
    }
}

/// Copies a folder with everything in it, or a file; links stay links.
pub fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    let mut waiting = vec![(from.to_owned(), to.to_owned())];
    while let Some((from, to)) = waiting.pop() {
        let kind = fs::symlink_metadata(&from)?.file_type();
        if kind.is_dir() {
            fs::create_dir_all(&to)?;
            for entry in fs::read_dir(&from)? {
                let entry = entry?;
                waiting.push((entry.path(), to.join(entry.file_name())));
            }
        } else if kind.is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(&from)?, &to)?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

/// Everything that lies below a folder.
pub fn tree(root: &Path) -> Tree {
    let mut found = Tree::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            if path.is_dir() {
                found.insert(format!("{name}/"), Vec::new());
                open.push(path);
            } else {
                found.insert(name.to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// What a reader of the network sees of it: nothing whose name begins with a dot.
pub fn seen(mut tree: Tree) -> Tree {
    tree.retain(|path, _| !path.split('/').any(|part| part.starts_with('.')));
    tree
}
