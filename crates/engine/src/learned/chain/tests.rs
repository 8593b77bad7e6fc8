use super::*;

/// A chain of three labels: outside, begin and inside of the only kind.
fn chain() -> Chain<4> {
    Chain {
        labels: 3,
        steps: [[2, -1, 0, 0], [0, -3, 4, 0], [1, -2, 3, 0], [0; 4]],
        start: [1, 0, 0, 0],
        unit: 0.1,
    }
}

fn all_paths(length: usize) -> Vec<Vec<u8>> {
    let mut paths = vec![Vec::new()];
    for _ in 0..length {
        let longer = paths.iter().flat_map(|path| {
            let last = path.last().copied().unwrap_or(OUTSIDE);
            let next = (0..3).filter(move |next| may_follow(last, *next));
            next.map(move |next| [path.as_slice(), &[next]].concat())
        });
        paths = longer.collect();
    }
    paths
}

fn sum(chain: &Chain<4>, scores: &[[i32; 4]], path: &[u8]) -> i32 {
    let places = path.iter().zip(scores);
    let own: i32 = places
        .map(|(label, score)| score[usize::from(*label)])
        .sum();
    let steps = path
        .windows(2)
        .map(|w| chain.step(usize::from(w[0]), usize::from(w[1])));
    own + steps.sum::<i32>() + i32::from(chain.start[usize::from(path[0])])
}

const SCORES: [[i32; 4]; 4] = [[3, 9, 20, 0], [5, 1, 8, 0], [2, 7, 4, 0], [6, 1, 5, 0]];

#[test]
fn the_best_path_is_the_best_of_all() {
    let chain = chain();
    let best = chain.best(&SCORES);
    let highest = all_paths(4)
        .iter()
        .map(|path| sum(&chain, &SCORES, path))
        .max();
    assert_eq!(Some(sum(&chain, &SCORES, &best)), highest);
    assert!(chain.best(&[]).is_empty());
}

#[test]
fn no_path_goes_where_it_may_not() {
    // The inside of a span scores highest everywhere, but something has to begin it.
    let best = chain().best(&[[0, 0, 900, 0]; 3]);
    assert_eq!(best, [1, 2, 2]);
}

#[test]
fn probabilities_are_those_of_all_paths_together() {
    let chain = chain();
    let weight = |path: &Vec<u8>| (f64::from(sum(&chain, &SCORES, path)) * 0.1).exp();
    let total: f64 = all_paths(4).iter().map(weight).sum();
    let share = |wanted: &dyn Fn(&[u8]) -> bool| {
        let paths = all_paths(4);
        let wanted = paths.iter().filter(|path| wanted(path));
        wanted.map(weight).sum::<f64>() / total
    };
    let marginals = chain.marginals(&SCORES);
    for index in 0..4 {
        for label in 0..3 {
            let expected = share(&|path| path[index] == label);
            let found = f64::from(marginals.of_label(index, label));
            assert!((expected - found).abs() < 1e-5, "{index} {label}");
        }
    }
    let expected = share(&|path| path[0] == 1 && path[1] == 2 && path[2] != 2);
    assert!((expected - f64::from(marginals.of_span(0, 2, 0))).abs() < 1e-5);
    let expected = share(&|path| path[2] == 1 && path[3] == 2);
    assert!((expected - f64::from(marginals.of_span(2, 4, 0))).abs() < 1e-5);
}

#[test]
fn the_exponential_is_close() {
    for step in -700_i16..700 {
        let x = f32::from(step) / 10.0;
        let expected = f64::from(x).exp();
        assert!(
            (f64::from(exp(x)) - expected).abs() < expected * 2e-6,
            "{x}"
        );
    }
    assert!(exp(1e9).is_finite() && exp(-1e9) > 0.0);
}

#[test]
fn the_logarithm_is_close() {
    for step in 1_u16..2_000 {
        let x = f32::from(step) / 1_000.0;
        let expected = f64::from(x).ln();
        assert!((f64::from(ln(x)) - expected).abs() < 1e-6, "{x}");
    }
    assert!(ln(0.0).is_finite() && ln(-1.0) < -80.0 && ln(f32::MAX) > 88.0);
    assert!(ln(1.0).abs() < f32::EPSILON);
}
