use std::collections::BTreeSet;
use std::io::{self, Read};

const MOD: u32 = 1_000_000_007;

fn main() {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).unwrap();
    let numbers: Vec<usize> = text.split_whitespace().map(|t| t.parse().unwrap()).collect();
    let (n, q) = (numbers[0], numbers[1]);
    let coins: BTreeSet<usize> = numbers[2..2 + n].iter().copied().collect();
    let amounts = &numbers[2 + n..2 + n + q];
    let top = *amounts.iter().max().unwrap();

    let mut ways = vec![0u32; top + 1];
    ways[0] = 1;
    for coin in coins {
        for a in coin..=top {
            ways[a] = (ways[a] + ways[a - coin]) % MOD;
        }
    }
    for &a in amounts {
        println!("{}", ways[a]);
    }
}
