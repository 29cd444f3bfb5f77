//! Numbers as reports show them: with fixed decimals, half away from zero, as people round by hand.
//!
//! What may live here: rounding for display. What may not: any measure; JSON has its numbers unrounded.

/// A number with so many decimals: 4.625 with two is `4.63`, never `4.62`.
pub fn fixed(number: f64, decimals: u8) -> String {
    let scale = 10_f64.powi(i32::from(decimals));
    let scaled = number * scale;
    let rounded = if scaled.is_finite() {
        scaled.round() / scale
    } else {
        number
    };
    // Adding nothing makes `-0` a `0`.
    format!("{:.*}", usize::from(decimals), rounded + 0.0)
}

/// A share as a percentage with one decimal: `70.0 %`.
pub fn percent(share: f64) -> String {
    format!("{} %", fixed(share * 100.0, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn halves_go_away_from_zero() {
        let of = |number| fixed(number, 2);
        assert_eq!(
            [of(4.625), of(4.375), of(-4.625)],
            ["4.63", "4.38", "-4.63"]
        );
        assert_eq!(
            [fixed(0.5, 0), fixed(2.5, 0), fixed(1.25, 1)],
            ["1", "3", "1.3"]
        );
        assert_eq!(
            [of(-0.001), of(1.0 / 3.0), of(4.0)],
            ["0.00", "0.33", "4.00"]
        );
        assert_eq!(
            [percent(0.7), percent(0.0625), percent(1.0)],
            ["70.0 %", "6.3 %", "100.0 %"]
        );
        assert_eq!(fixed(f64::MAX, 2), format!("{:.2}", f64::MAX));
        assert_eq!(fixed(f64::NAN, 1), "NaN");
    }

    proptest! {
        #[test]
        fn what_is_shown_is_never_further_than_half_a_step_away(number in -1e6_f64..1e6, decimals in 0_u8..4) {
            let shown: f64 = fixed(number, decimals).parse().unwrap();
            let half = 0.5 / 10_f64.powi(i32::from(decimals));
            prop_assert!((shown - number).abs() <= half + 1e-9);
        }
    }
}
