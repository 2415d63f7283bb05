use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io::{self, BufRead, BufWriter, Write};

fn main() {
    let stdin = io::stdin();
    let mut lines = stdin.lock().lines();
    let n: usize = lines.next().unwrap().unwrap().trim().parse().unwrap();
    let mut out = BufWriter::new(io::stdout());

    let mut lower: BinaryHeap<i32> = BinaryHeap::new();
    let mut upper: BinaryHeap<Reverse<i32>> = BinaryHeap::new();
    for _ in 0..n {
        let value: i32 = lines.next().unwrap().unwrap().trim().parse().unwrap();
        if lower.len() == upper.len() {
            upper.push(Reverse(value));
            let Reverse(smallest) = upper.pop().unwrap();
            lower.push(smallest);
        } else {
            lower.push(value);
            let largest = lower.pop().unwrap();
            upper.push(Reverse(largest));
        }
        writeln!(out, "{}", lower.peek().unwrap()).unwrap();
    }
}
