use std::io::{self, Read};

const MOD: u64 = 1_000_000_007;

type Matrix = Vec<Vec<u64>>;

fn multiply(a: &Matrix, b: &Matrix) -> Matrix {
    let n = b.len();
    let mut c = vec![vec![0; n]; a.len()];
    for (row, out) in a.iter().zip(c.iter_mut()) {
        for (k, &factor) in row.iter().enumerate() {
            if factor == 0 {
                continue;
            }
            for j in 0..n {
                out[j] = (out[j] + factor * b[k][j]) % MOD;
            }
        }
    }
    c
}

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let mut numbers = text.split_whitespace().map(|t| t.parse::<u64>().unwrap());
    let mut next = || numbers.next().unwrap();
    let (n, m, q) = (next() as usize, next(), next());

    let mut edges: Matrix = vec![vec![0; n]; n];
    for _ in 0..m {
        let (u, v) = (next() as usize, next() as usize);
        edges[u - 1][v - 1] += 1;
    }
    for _ in 0..q {
        let (s, t, mut length) = (next() as usize, next() as usize, next());
        let mut row = vec![vec![0; n]];
        row[0][s - 1] = 1;
        let mut square = edges.clone();
        while length > 0 {
            if length & 1 == 1 {
                row = multiply(&row, &square);
            }
            square = multiply(&square, &square);
            length >>= 1;
        }
        println!("{}", row[0][t - 1]);
    }
}
