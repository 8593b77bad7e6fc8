//! How far apart two colours look.

/// A colour in CIELAB under the white D65 of sRGB.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lab {
    /// From 0, black, to 100, white.
    pub lightness: f64,
    /// From green below 0 to red above.
    pub a: f64,
    /// From blue below 0 to yellow above.
    pub b: f64,
}

/// From light of red, green and blue to CIE XYZ, as shares of the white (IEC 61966-2-1).
const TO_XYZ: [[f64; 3]; 3] = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];

impl Lab {
    /// The colour of this light of red, green and blue, each from 0 to 1 (CIE 15:2004).
    pub(crate) fn of(light: [f64; 3]) -> Self {
        let [x, y, z] = TO_XYZ.map(|row| {
            // The white is what all light together gives.
            let white: f64 = row.iter().sum();
            let sum: f64 = row
                .iter()
                .zip(light)
                .map(|(weight, part)| weight * part)
                .sum();
            cube_root(sum / white)
        });
        Self {
            lightness: 116.0 * y - 16.0,
            a: 500.0 * (x - y),
            b: 200.0 * (y - z),
        }
    }
}

/// The cube root, straight near black.
fn cube_root(share: f64) -> f64 {
    const DELTA: f64 = 6.0 / 29.0;
    if share > DELTA.powi(3) {
        share.cbrt()
    } else {
        share / (3.0 * DELTA * DELTA) + 4.0 / 29.0
    }
}

/// CIEDE2000, the colour difference ΔE₀₀: about 1 is just seen side by side (CIE 142-2001; written
/// after Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula: Implementation Notes,
/// Supplementary Test Data, and Mathematical Observations", *Color Research and Application* 30,
/// 2005, equations 2 to 22, with all weights 1).
pub fn difference(one: Lab, other: Lab) -> f64 {
    let mean_chroma = f64::midpoint(one.a.hypot(one.b), other.a.hypot(other.b));
    let (one, other) = (Polar::of(one, mean_chroma), Polar::of(other, mean_chroma));
    let lightness = f64::midpoint(one.lightness, other.lightness);
    let chroma = f64::midpoint(one.chroma, other.chroma);
    let (turn, hue) = hues(one, other);

    let from_middle = (lightness - 50.0).powi(2);
    let s_l = 1.0 + 0.015 * from_middle / (20.0 + from_middle).sqrt();
    let s_c = 1.0 + 0.045 * chroma;
    let s_h = 1.0 + 0.015 * chroma * by_hue(hue);
    let rotation = 30.0 * (-((hue - 275.0) / 25.0).powi(2)).exp();
    let r_t = -(2.0 * rotation).to_radians().sin() * 2.0 * seventh(chroma);

    let d_l = (other.lightness - one.lightness) / s_l;
    let d_c = (other.chroma - one.chroma) / s_c;
    let d_h = 2.0 * (one.chroma * other.chroma).sqrt() * (turn / 2.0).to_radians().sin() / s_h;
    (d_l * d_l + d_c * d_c + d_h * d_h + r_t * d_c * d_h).sqrt()
}

/// A colour by lightness, chroma and hue, the red axis stretched near grey.
#[derive(Clone, Copy)]
struct Polar {
    lightness: f64,
    chroma: f64,
    /// In degrees, from 0 up to and without 360; 0 for greys.
    hue: f64,
}

impl Polar {
    fn of(colour: Lab, mean_chroma: f64) -> Self {
        let a = colour.a * (1.0 + 0.5 * (1.0 - seventh(mean_chroma)));
        Self {
            lightness: colour.lightness,
            chroma: a.hypot(colour.b),
            hue: colour.b.atan2(a).to_degrees().rem_euclid(360.0),
        }
    }
}

/// √(C⁷ / (C⁷ + 25⁷)).
fn seventh(chroma: f64) -> f64 {
    let power = chroma.powi(7);
    (power / (power + 25_f64.powi(7))).sqrt()
}

/// From the one hue to the other the short way round, and the middle between them, in degrees. A
/// grey has the hue of the other colour.
fn hues(one: Polar, other: Polar) -> (f64, f64) {
    let (turn, sum) = (other.hue - one.hue, one.hue + other.hue);
    if one.chroma * other.chroma == 0.0 {
        return (0.0, sum);
    }
    if turn.abs() <= 180.0 {
        return (turn, sum / 2.0);
    }
    let middle = if sum < 360.0 {
        sum + 360.0
    } else {
        sum - 360.0
    };
    (turn - 360.0 * turn.signum(), middle / 2.0)
}

/// How much a turn of the hue counts around this hue.
fn by_hue(hue: f64) -> f64 {
    let cosine = |degrees: f64| degrees.to_radians().cos();
    1.0 - 0.17 * cosine(hue - 30.0) + 0.24 * cosine(2.0 * hue) + 0.32 * cosine(3.0 * hue + 6.0)
        - 0.20 * cosine(4.0 * hue - 63.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::colour::Rgb;

    /// Table 1 of Sharma, Wu and Dalal: two colours and their difference.
    const PUBLISHED: [[f64; 7]; 34] = [
        [50.0, 2.677_2, -79.775_1, 50.0, 0.0, -82.748_5, 2.042_5],
        [50.0, 3.157_1, -77.280_3, 50.0, 0.0, -82.748_5, 2.861_5],
        [50.0, 2.836_1, -74.02, 50.0, 0.0, -82.748_5, 3.441_2],
        [50.0, -1.380_2, -84.281_4, 50.0, 0.0, -82.748_5, 1.0],
        [50.0, -1.184_8, -84.800_6, 50.0, 0.0, -82.748_5, 1.0],
        [50.0, -0.900_9, -85.521_1, 50.0, 0.0, -82.748_5, 1.0],
        [50.0, 0.0, 0.0, 50.0, -1.0, 2.0, 2.366_9],
        [50.0, -1.0, 2.0, 50.0, 0.0, 0.0, 2.366_9],
        [50.0, 2.49, -0.001, 50.0, -2.49, 0.000_9, 7.179_2],
        [50.0, 2.49, -0.001, 50.0, -2.49, 0.001, 7.179_2],
        [50.0, 2.49, -0.001, 50.0, -2.49, 0.001_1, 7.219_5],
        [50.0, 2.49, -0.001, 50.0, -2.49, 0.001_2, 7.219_5],
        [50.0, -0.001, 2.49, 50.0, 0.000_9, -2.49, 4.804_5],
        [50.0, -0.001, 2.49, 50.0, 0.001, -2.49, 4.804_5],
        [50.0, -0.001, 2.49, 50.0, 0.001_1, -2.49, 4.746_1],
        [50.0, 2.5, 0.0, 50.0, 0.0, -2.5, 4.306_5],
        [50.0, 2.5, 0.0, 73.0, 25.0, -18.0, 27.149_2],
        [50.0, 2.5, 0.0, 61.0, -5.0, 29.0, 22.897_7],
        [50.0, 2.5, 0.0, 56.0, -27.0, -3.0, 31.903],
        [50.0, 2.5, 0.0, 58.0, 24.0, 15.0, 19.453_5],
        [50.0, 2.5, 0.0, 50.0, 3.173_6, 0.585_4, 1.0],
        [50.0, 2.5, 0.0, 50.0, 3.297_2, 0.0, 1.0],
        [50.0, 2.5, 0.0, 50.0, 1.863_4, 0.575_7, 1.0],
        [50.0, 2.5, 0.0, 50.0, 3.259_2, 0.335, 1.0],
        [
            60.257_4, -34.009_9, 36.267_7, 60.462_6, -34.175_1, 39.438_7, 1.264_4,
        ],
        [
            63.010_9, -31.096_1, -5.866_3, 62.818_7, -29.794_6, -4.086_4, 1.263,
        ],
        [
            61.290_1, 3.719_6, -5.390_1, 61.429_2, 2.248, -4.962, 1.873_1,
        ],
        [
            35.083_1, -44.116_4, 3.793_3, 35.023_2, -40.071_6, 1.590_1, 1.864_5,
        ],
        [
            22.723_3, 20.090_4, -46.694, 23.033_1, 14.973, -42.561_9, 2.037_3,
        ],
        [
            36.461_2, 47.858, 18.385_2, 36.271_5, 50.506_5, 21.223_1, 1.414_6,
        ],
        [
            90.802_7, -2.083_1, 1.441, 91.152_8, -1.643_5, 0.044_7, 1.444_1,
        ],
        [
            90.925_7, -0.540_6, -0.920_8, 88.638_1, -0.898_5, -0.723_9, 1.538_1,
        ],
        [
            6.774_7, -0.290_8, -2.424_7, 5.871_4, -0.098_5, -2.228_6, 0.637_7,
        ],
        [
            2.077_6, 0.079_5, -1.135, 0.903_3, -0.063_6, -0.551_4, 0.908_2,
        ],
    ];

    fn lab(lightness: f64, a: f64, b: f64) -> Lab {
        Lab { lightness, a, b }
    }

    #[test]
    fn the_published_pairs_come_out_either_way_round() {
        for [l, a, b, l2, a2, b2, expected] in PUBLISHED {
            let (one, other) = (lab(l, a, b), lab(l2, a2, b2));
            for found in [difference(one, other), difference(other, one)] {
                assert!(
                    (found - expected).abs() < 5.1e-5,
                    "{one:?} {other:?}: {found}"
                );
            }
        }
    }

    #[test]
    fn white_and_red_are_where_they_are_known_to_be() {
        let of = |rgb| Lab::of(Rgb(rgb).linear());
        let (white, red) = (of([255; 3]), of([255, 0, 0]));
        assert!(difference(white, lab(100.0, 0.0, 0.0)) < 1e-9);
        assert!(difference(red, lab(53.24, 80.09, 67.20)) < 0.01, "{red:?}");
        assert!(of([0; 3]).lightness.abs() < 1e-9);
    }
}
