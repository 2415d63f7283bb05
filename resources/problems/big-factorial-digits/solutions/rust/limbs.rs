use std::collections::BTreeMap;
use std::io::{self, Read};

const BASE: u64 = 1_000_000_000_000;

fn multiply(limbs: &mut Vec<u64>, factor: u64) {
    let mut carry = 0;
    for limb in limbs.iter_mut() {
        carry += *limb * factor;
        *limb = carry % BASE;
        carry /= BASE;
    }
    if carry > 0 {
        limbs.push(carry);
    }
}

fn digit_sum(limbs: &[u64]) -> u64 {
    let mut sum = 0;
    for &limb in limbs {
        let mut rest = limb;
        while rest > 0 {
            sum += rest % 10;
            rest /= 10;
        }
    }
    sum
}

fn zeros(n: u64) -> u64 {
    if n == 0 {
        0
    } else {
        n / 5 + zeros(n / 5)
    }
}

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let queries: Vec<u64> = text.split_whitespace().skip(1).map(|t| t.parse().unwrap()).collect();

    let mut sums: BTreeMap<u64, u64> = queries.iter().map(|&n| (n, 0)).collect();
    let mut limbs = vec![1];
    let mut reached = 1;
    for (&n, sum) in sums.iter_mut() {
        while reached < n {
            reached += 1;
            multiply(&mut limbs, reached);
        }
        *sum = digit_sum(&limbs);
    }
    for n in queries {
        println!("{} {}", sums[&n], zeros(n));
    }
}
