//! Ctrl-C and its kin, held back while a write is under way: no temporary file is left behind.
//!
//! What may live here: knowing that a signal came. What may not: what is done then.
//!
//! Outside of a write these signals do what they always do. A SIGKILL cannot be held back; what it
//! leaves is swept by the next write.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

/// What the handlers see.
struct Flags {
    /// A signal came while it was held back.
    came: Arc<AtomicBool>,
    /// No write is under way: the signal ends the program.
    free: Arc<AtomicBool>,
    /// How many writes are under way in this process (tests have several).
    held: AtomicUsize,
}

/// Holds signals back until it is dropped.
#[derive(Debug)]
pub struct Interrupts(());

impl Interrupts {
    /// Begins to hold signals back.
    pub fn hold() -> Self {
        let flags = flags();
        if flags.held.fetch_add(1, Ordering::SeqCst) == 0 {
            flags.came.store(false, Ordering::SeqCst);
            flags.free.store(false, Ordering::SeqCst);
        }
        Self(())
    }

    /// Whether a signal asked the program to end meanwhile.
    pub fn came(&self) -> bool {
        flags().came.load(Ordering::SeqCst)
    }

    /// Whether a signal came that is being held back now.
    pub fn came_while_held() -> bool {
        let flags = flags();
        flags.held.load(Ordering::SeqCst) > 0 && flags.came.load(Ordering::SeqCst)
    }
}

impl Drop for Interrupts {
    fn drop(&mut self) {
        let flags = flags();
        if flags.held.fetch_sub(1, Ordering::SeqCst) == 1 {
            flags.free.store(true, Ordering::SeqCst);
        }
    }
}

fn flags() -> &'static Flags {
    static FLAGS: OnceLock<Flags> = OnceLock::new();
    FLAGS.get_or_init(|| {
        let flags = Flags {
            came: Arc::new(AtomicBool::new(false)),
            free: Arc::new(AtomicBool::new(true)),
            held: AtomicUsize::new(0),
        };
        for signal in [SIGINT, SIGTERM] {
            // Where the system refuses, the signal ends the program as ever, and the next write sweeps.
            let _ = flag::register_conditional_default(signal, Arc::clone(&flags.free));
            let _ = flag::register(signal, Arc::clone(&flags.came));
        }
        flags
    })
}
