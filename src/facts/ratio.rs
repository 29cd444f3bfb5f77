//! Parts of a whole and means: nothing where there is nothing to divide by.
//!
//! What may live here: arithmetic on counts. What may not: what the counts mean.

/// A part of a whole as a number; `None` where there is nothing to divide by.
pub fn share(part: usize, whole: usize) -> Option<f64> {
    // Counts of people and needs, and their squares, are below 2^53, where every whole number is exact.
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The mean of some numbers; `None` without any.
pub fn mean(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = numbers.fold((0.0, 0_u32), |(sum, n), x| (sum + x, n.saturating_add(1)));
    (count > 0).then(|| sum / f64::from(count))
}
